export default definePageConfig({ navigationBarTitleText: "选择检查对象" });
