import type { Handler } from "./wx-model";

export interface World {
  /** Where the API is. */
  readonly url: () => string;
  /** Who holds the phone, as the WeChat simulator knows them. */
  readonly openid: string;
  /** What the person does when WeChat shows its payment sheet. */
  readonly decide: () => "pay" | "cancel";
  /** What the camera sees. */
  readonly camera?: () => string;
}

interface Placed {
  readonly order: { readonly id: string };
  readonly payment: { readonly package: string };
}

const isPlaced = (body: unknown): body is Placed => typeof body === "object" && body !== null && "payment" in body && "order" in body;

/** The world behind `wx`: the network leads to the API under test, sign-in and money to its WeChat simulator. */
export const wechatWorld = ({ url, openid, decide, camera }: World): Record<string, Handler> => {
  const orders = new Map<string, string>();
  const api = async (path: string, method: string, body: unknown, header: Record<string, string> = {}): Promise<{ statusCode: number; data: unknown; header: object }> => {
    const response = await fetch(url() + path, { method, headers: header, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }).catch(() => {
      throw new Error("network unreachable");
    });
    const text = await response.text();
    const data = (text.startsWith("{") ? JSON.parse(text) : text) as unknown;
    if (isPlaced(data)) orders.set(data.payment.package, data.order.id);
    return { statusCode: response.status, data, header: {} };
  };
  let bearer: Record<string, string> = {};
  const json = { "content-type": "application/json" };
  return {
    request: (options) => {
      const { pathname, search } = new URL(String(options["url"]));
      const header = Object.fromEntries(Object.entries((options["header"] ?? {}) as Record<string, string>).map(([name, value]) => [name.toLowerCase(), value]));
      if (header["authorization"]) bearer = { authorization: header["authorization"] };
      return api(pathname + search, String(options["method"]), options["data"], header);
    },
    login: async () => (await api("/api/v1/demo/wechat-code", "POST", { openid }, json)).data,
    requestPayment: async ({ package: prepay }) => {
      const outcome = decide();
      await api("/api/v1/demo/pay", "POST", { id: orders.get(String(prepay)), outcome }, { ...json, ...bearer });
      if (outcome === "cancel") throw new Error("cancel");
      return {};
    },
    scanCode: () => ({ result: camera?.() ?? "" }),
  };
};
