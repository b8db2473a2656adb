export default definePageConfig({ navigationBarTitleText: "阳光餐饮" });
