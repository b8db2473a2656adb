export default definePageConfig({ navigationBarTitleText: "卫生等级" });
