import { CASES_PAGES, CASES_ROOT, MAIN_PAGES, NOTICES_PAGES, NOTICES_ROOT, OFFICER_PAGES, OFFICER_ROOT, SHOP_PAGES, SHOP_ROOT } from "./platform/routes";

export default defineAppConfig({
  pages: Object.values(MAIN_PAGES),
  subPackages: [
    { root: SHOP_ROOT, name: "shop", pages: Object.values(SHOP_PAGES) },
    { root: CASES_ROOT, name: "cases", pages: Object.values(CASES_PAGES) },
    { root: NOTICES_ROOT, name: "notices", pages: Object.values(NOTICES_PAGES) },
    { root: OFFICER_ROOT, name: "officer", pages: Object.values(OFFICER_PAGES) },
  ],
  lazyCodeLoading: "requiredComponents",
  window: {
    backgroundColor: "#F6F7F9",
    backgroundTextStyle: "dark",
    navigationBarBackgroundColor: "#FFFFFF",
    navigationBarTitleText: "阳光餐饮",
    navigationBarTextStyle: "black",
  },
  tabBar: {
    color: "#5B6876",
    selectedColor: "#0F7B5F",
    backgroundColor: "#FFFFFF",
    borderStyle: "white",
    list: [
      { pagePath: MAIN_PAGES.home, text: "首页", iconPath: "assets/home.png", selectedIconPath: "assets/home-on.png" },
      { pagePath: MAIN_PAGES.find, text: "查一查", iconPath: "assets/find.png", selectedIconPath: "assets/find-on.png" },
      { pagePath: MAIN_PAGES.me, text: "我的", iconPath: "assets/me.png", selectedIconPath: "assets/me-on.png" },
    ],
  },
  // The precise interface needs WeChat's admission of the account; a build for an admitted one declares it.
  ...(process.env["MINIPROGRAM_PRECISE_LOCATION"] === "on"
    ? { requiredPrivateInfos: ["chooseLocation", "getLocation"], permission: { "scope.userLocation": { desc: "监管人员在岗时向指挥中心共享位置，到场时记录位置" } } }
    : { requiredPrivateInfos: ["chooseLocation"] }),
  __usePrivacyCheck__: true,
});
