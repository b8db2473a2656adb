import Taro from "@tarojs/taro";
import type { SendWire } from "./transport.types";

const TIMEOUT_MS = 15_000;

/** HTTP in WeChat; the device's certificate store and the domain list of the account apply. */
export const sendWire: SendWire = async ({ method, url, body, headers }) => {
  const answer = await Taro.request<unknown, Record<string, unknown>>({
    url,
    method,
    timeout: TIMEOUT_MS,
    header: body ? { ...headers, "content-type": "application/json" } : headers,
    ...(body ? { data: body } : {}),
  });
  return { status: answer.statusCode, body: answer.data };
};
