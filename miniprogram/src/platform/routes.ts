/** Pages of the main package: the diner's. The first three are tabs. */
export const MAIN_PAGES = {
  home: "pages/home/index",
  find: "pages/find/index",
  me: "pages/me/index",
  shop: "pages/shop/index",
  pay: "pages/pay/index",
  order: "pages/order/index",
  orders: "pages/orders/index",
  about: "pages/about/index",
} as const;

/** Pages of the sub-package of shops 企业端, below its root. */
export const SHOP_ROOT = "packages/shop";
export const SHOP_PAGES = {
  shopHome: "pages/home/index",
  shopCodes: "pages/codes/index",
  shopOrder: "pages/order/index",
  shopPc: "pages/pc/index",
} as const;

/** What each page takes in its query. */
export interface Routes {
  home: Record<string, never>;
  find: Record<string, never>;
  me: Record<string, never>;
  shop: { code?: string; id?: string };
  pay: { code: string };
  order: { id: string; fresh?: "1" };
  orders: Record<string, never>;
  about: Record<string, never>;
  shopHome: { id?: string };
  shopCodes: { id: string };
  shopOrder: { id: string };
  shopPc: { ticket: string };
}
export type Route = keyof Routes;

export const TABS: readonly Route[] = ["home", "find", "me"];

const pathOf = (route: Route): string =>
  route in MAIN_PAGES ? MAIN_PAGES[route as keyof typeof MAIN_PAGES] : `${SHOP_ROOT}/${SHOP_PAGES[route as keyof typeof SHOP_PAGES]}`;

/** Address of a page inside the app. */
export const urlOf = <R extends Route>(route: R, query: Routes[R]): string => {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `/${pathOf(route)}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
};
