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
  honours: "pages/honours/index",
} as const;

/** Pages of the sub-package of shops 企业端, below its root. */
export const SHOP_ROOT = "packages/shop";
export const SHOP_PAGES = {
  shopHome: "pages/home/index",
  shopCodes: "pages/codes/index",
  shopOrder: "pages/order/index",
  shopPc: "pages/pc/index",
  shopOrders: "pages/rectifications/index",
  shopMend: "pages/rectification/index",
  shopCases: "pages/cases/index",
  shopVisits: "pages/inspections/index",
  shopVisit: "pages/inspection/index",
  shopHonours: "pages/honours/index",
} as const;

/** Pages of the sub-package of complaints and reports 投诉举报, below its root. */
export const CASES_ROOT = "packages/cases";
export const CASES_PAGES = {
  complain: "pages/complain/index",
  cases: "pages/list/index",
  case: "pages/case/index",
  followUp: "pages/follow-up/index",
} as const;

/** Pages of the sub-package of officers 监管端, below its root. */
export const OFFICER_ROOT = "packages/officer";
export const OFFICER_PAGES = {
  officer: "pages/home/index",
  officerMap: "pages/map/index",
  tasks: "pages/tasks/index",
  task: "pages/task/index",
  officerCases: "pages/cases/index",
  officerCase: "pages/case/index",
  reviews: "pages/rectifications/index",
  review: "pages/rectification/index",
  findShop: "pages/find/index",
  inspect: "pages/inspect/index",
  inspected: "pages/inspected/index",
} as const;

/** Pages of the sub-package of notices 通知, below its root. */
export const NOTICES_ROOT = "packages/notices";
export const NOTICES_PAGES = { inbox: "pages/inbox/index" } as const;

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
  honours: Record<string, never>;
  shopHome: { id?: string };
  shopCodes: { id: string };
  shopOrder: { id: string };
  shopPc: { ticket: string };
  shopOrders: { id: string };
  shopMend: { id: string };
  shopCases: { id: string };
  shopVisits: { id: string };
  shopVisit: { id: string };
  shopHonours: { id: string };
  complain: { id?: string; code?: string; order?: string };
  cases: Record<string, never>;
  case: { id: string };
  followUp: Record<string, never>;
  inbox: { shop?: string; as?: "officer" };
  officer: Record<string, never>;
  officerMap: Record<string, never>;
  tasks: Record<string, never>;
  task: { id: string };
  officerCases: { list?: "mine" | "received" | "all" };
  officerCase: { id: string };
  reviews: Record<string, never>;
  review: { id: string };
  findShop: { task?: string };
  inspect: { shop: string; task?: string };
  inspected: { id: string };
}
export type Route = keyof Routes;

export const TABS: readonly Route[] = ["home", "find", "me"];

const within = (root: string, pages: Readonly<Record<string, string>>): [string, string][] => Object.entries(pages).map(([route, page]) => [route, root ? `${root}/${page}` : page]);

const PATHS: ReadonlyMap<string, string> = new Map([...within("", MAIN_PAGES), ...within(SHOP_ROOT, SHOP_PAGES), ...within(CASES_ROOT, CASES_PAGES), ...within(NOTICES_ROOT, NOTICES_PAGES), ...within(OFFICER_ROOT, OFFICER_PAGES)]);

/** Address of a page inside the app. */
export const urlOf = <R extends Route>(route: R, query: Routes[R]): string => {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `/${PATHS.get(route) ?? MAIN_PAGES.home}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
};
