export default definePageConfig({ navigationBarTitleText: "责令整改" });
