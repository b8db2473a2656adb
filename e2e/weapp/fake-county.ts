import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { checkoutCodeApi } from "@sunshine/domain/establishments/code.contract";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { API_PREFIX, type Endpoint } from "@sunshine/domain/kernel/endpoint";
import { DomainError, ERROR_STATUS } from "@sunshine/domain/kernel/errors";
import { paymentApi, type OrderView } from "@sunshine/domain/payments/payment.contract";
import { regionApi } from "@sunshine/domain/regions/region.contract";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { newBureau, officerOf, officerRoutes, type Bureau } from "./fake-officers";
import { CODE, idOf, OUTLINE, ROTATED_CODE, rowOf, shops, WATER } from "./fake-shops";
import { serve, type Call, type Route } from "./serve";

/** What the county remembers; a test looks into it. */
export interface County {
  readonly orders: Map<string, OrderView>;
  readonly sessions: Set<string>;
  readonly bureau: Bureau;
  /** Method, path and bearer of every request, in order. */
  readonly heard: { readonly line: string; readonly token: string | null }[];
}

const me = { kind: "member" as const, nickname: "演示食客", phone: null, memberships: [{ establishmentId: shops[0]?.id ?? "", establishmentName: shops[0]?.name ?? "", role: "owner" as const }] };
const done = { done: true as const };
const payment = { appId: "wx0000000000000000", timeStamp: "1795478400", nonceStr: "n0nce", package: "prepay_id=wx2026", signType: "RSA" as const, paySign: "c2lnbmF0dXJl" };
const NOW = "2026-11-24T03:30:00.000Z";

const shopAt = (id: string) => {
  const shop = shops.find((one) => one.id === id);
  if (!shop) throw new DomainError("not_found", { message: "没有找到这家单位" });
  return shop;
};

const signedIn = (county: County, { token }: Call): void => {
  if (!token || !county.sessions.has(token)) throw new DomainError("unauthenticated");
};

const orderOf = (county: County, id: string): OrderView => {
  const order = county.orders.get(id);
  if (!order) throw new DomainError("not_found");
  return order;
};

const newOrder = (county: County, amountFen: number): OrderView => {
  const shop = shopAt(idOf(1));
  const order: OrderView = {
    id: idOf(100 + county.orders.size), number: `20261124${1000 + county.orders.size}`, establishmentId: shop.id, establishmentName: shop.name,
    licenceNumber: shop.licence.number, place: "1 号收银台", amountFen, refundedFen: 0, state: "prepaid", anomaly: null, gradeAtPayment: shop.grade.shown,
    createdAt: NOW, paidAt: null, expiresAt: "2026-11-24T04:00:00.000Z", refunds: [], review: null, abilities: ["pay"],
  };
  county.orders.set(order.id, order);
  return order;
};

const changed = (county: County, id: string, change: Partial<OrderView>): OrderView => {
  const order = { ...orderOf(county, id), ...change };
  county.orders.set(id, order);
  return order;
};

const publicRoutes = (): Route[] => [
  serve(regionApi.current, () => ({
    code: "330127", name: "淳安县", schematic: true, centre: [119.04, 29.6] as [number, number], bureauName: "淳安县市场监督管理局", hotline: "12315", demo: true,
    towns: [...new Set(shops.map(({ town }) => town))].map((name, at) => {
      const shop = shops.find(({ town }) => town === name);
      return { code: `33012710${at}`, name, centre: [shop?.lng ?? 119, shop?.lat ?? 29.6] as [number, number], stationCode: "s1", onSceneMinutes: 20 };
    }),
    outline: [OUTLINE], water: [WATER],
  })),
  serve(storefrontApi.scan, ({ code }) => {
    if (code === ROTATED_CODE) return { state: "rotated" as const, code, label: "1 号收银台", endedOn: "2026-10-01", shop: shopAt(idOf(1)) };
    const at = code === CODE ? 1 : Number(code.slice(-1)) + 1;
    return { state: "active" as const, code, label: "1 号收银台", amountFen: null, shop: shopAt(idOf(at)) };
  }),
  serve(storefrontApi.recordScan, () => done),
  serve(storefrontApi.get, ({ id }) => shopAt(id)),
  serve(storefrontApi.search, ({ q, grade, type }) => {
    const rows = shops.filter((shop) => (!q || shop.name.includes(q)) && (!grade || grade.includes(shop.grade.shown)) && (!type || type.includes(shop.type))).map(rowOf);
    return { rows, next: null, total: rows.length };
  }),
  serve(accountApi.demoPeople, () => ({ officers: [], members: [{ openid: "diner-1", label: "食客 小方" }, { openid: "owner-1", label: "店主 临水人家鱼头馆" }] })),
  serve(accountApi.demoWechatCode, ({ openid }) => ({ code: `demo-${openid}` })),
];

const memberRoutes = (county: County): Route[] => [
  serve(accountApi.signInByWechat, ({ code }) => {
    const token = `token-${code}`;
    county.sessions.add(token);
    return { token, me };
  }),
  serve(accountApi.me, (_, call) => {
    const officer = officerOf(county.bureau, call.token);
    if (!officer) signedIn(county, call);
    return { me: officer ?? me };
  }),
  serve(paymentApi.place, ({ amountFen }, call) => {
    signedIn(county, call);
    return { order: newOrder(county, amountFen), payment };
  }),
  serve(paymentApi.repay, ({ id }) => ({ order: orderOf(county, id), payment })),
  serve(paymentApi.demoPay, ({ id, outcome }) => {
    if (outcome === "pay") changed(county, id, { state: "paid", paidAt: NOW, abilities: ["review", "complain", "refund"] });
    return done;
  }),
  serve(paymentApi.sync, ({ id }) => orderOf(county, id)),
  serve(paymentApi.get, ({ id }) => orderOf(county, id)),
  serve(paymentApi.mine, () => ({ rows: [...county.orders.values()], next: null })),
  serve(paymentApi.review, ({ id, stars, text }) => changed(county, id, { review: { stars, text, reply: null } })),
  serve(paymentApi.ofShop, () => ({ rows: [...county.orders.values()], next: null })),
  serve(paymentApi.takings, () => ({
    day: "2026-11-24", orders: 37, paidFen: 286_450, refundedFen: 3_800, scans: 64,
    week: [18, 19, 20, 21, 22, 23, 24].map((day, at) => ({ day: `2026-11-${day}`, orders: 30 + at, paidFen: [201_200, 188_000, 254_300, 398_000, 412_600, 231_000, 286_450][at] ?? 0 })),
  })),
  serve(checkoutCodeApi.list, () => ({
    rows: [{ code: CODE, label: "1 号收银台", amountFen: null, state: "active" as const, url: `https://q.example.cn/s/${CODE}`, createdAt: "2026-03-01T02:00:00.000Z", endedAt: null, scans: 1284 }],
  })),
  serve(establishmentApi.get, ({ id }) => {
    const { grade, licence, name, operator, type, state, address, lng, lat, openKitchen } = shopAt(id);
    return {
      id, name, operator, type, state, address, lng, lat, openKitchen, creditCode: licence.creditCode, licenceNumber: licence.number, licenceExpiresOn: licence.expiresOn, licenceIssuedOn: licence.issuedOn,
      townCode: "330127100", scenicArea: false, takeawayOnly: false, keyUnit: false, grade: grade.shown, annualGrade: grade.annual, lastVisitOn: grade.lastVisitOn,
      legalRepresentative: null, areaM2: 120, seats: 60, mealsServed: null, contactName: null, contactPhone: null, subMchid: null, paymentHint: null, photoUrl: null, warnings: [],
      version: 1, createdAt: NOW, updatedAt: NOW, abilities: ["manage_codes" as const],
    };
  }),
];

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>) : {};
};

const match = ({ method, path }: Endpoint, request: IncomingMessage, pathname: string): Record<string, string> | null => {
  if (method !== request.method) return null;
  return new RegExp(`^${API_PREFIX}${path.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(pathname)?.groups ?? (pathname === API_PREFIX + path ? {} : null);
};

/** Answers one request by the contracts, or null when the address is not the API's. */
export const answer = async (routes: readonly Route[], county: County, request: IncomingMessage): Promise<{ status: number; body: unknown } | null> => {
  const url = new URL(request.url ?? "/", "http://county");
  if (!url.pathname.startsWith(API_PREFIX)) return null;
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? null;
  county.heard.push({ line: `${request.method} ${url.pathname.slice(API_PREFIX.length)}`, token });
  try {
    for (const { endpoint, run } of routes) {
      const path = match(endpoint, request, url.pathname);
      if (!path) continue;
      const query = Object.fromEntries([...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)]).map(([name, all]) => [name, all?.length === 1 ? all[0] : all]));
      return { status: 200, body: endpoint.output.parse(run({ input: { ...path, ...query, ...(await bodyOf(request)) }, token })) };
    }
    throw new DomainError("not_found");
  } catch (error) {
    const { code, message, fields } = error instanceof DomainError ? error : new DomainError("internal", { message: String(error) });
    return { status: ERROR_STATUS[code], body: { error: { code, message, fields, requestId: "r1" } } };
  }
};

export const newCounty = (): { county: County; routes: readonly Route[] } => {
  const county: County = { orders: new Map(), sessions: new Set(), bureau: newBureau(), heard: [] };
  return { county, routes: [...publicRoutes(), ...memberRoutes(county), ...officerRoutes(county.bureau)] };
};

/** A small county over HTTP, whose every answer is parsed by the contracts. */
export const startCounty = async (): Promise<{ url: string; county: County; stop: () => Promise<void> }> => {
  const { county, routes } = newCounty();
  const server = createServer((request, response) => {
    void answer(routes, county, request).then((answered) => {
      response.writeHead(answered?.status ?? 404, { "content-type": "application/json" }).end(JSON.stringify(answered?.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    county,
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
};
