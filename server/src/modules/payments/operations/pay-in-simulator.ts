import * as z from "zod";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { Services } from "../../../platform/services";
import { memberOpenid } from "../../accounts";
import type { Order } from "../order.model";

const AnswerSchema = z.object({ errMsg: z.string() });
const TIMEOUT_MS = 8_000;

/** True where a simulator stands for WeChat: never in production. */
export const hasSimulator = ({ settings }: Pick<Services, "settings">): boolean => settings.MODE !== "production" && settings.WX_SIMULATOR_URL !== undefined;

const ask = async (url: string, body: unknown): Promise<string> => {
  try {
    const response = await fetch(url, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" }, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return AnswerSchema.parse(await response.json()).errMsg;
  } catch (error) {
    throw new DomainError("upstream_failed", { message: `微信模拟器没有响应：${error instanceof Error ? error.message : "未知原因"}` });
  }
};

/**
 * Plays the diner who confirms in WeChat's payment sheet 模拟支付, in demonstration and tests only. The money "arrives"
 * at the server's present time, also where that is simulated.
 */
export const payInSimulator = async (services: Services, order: Order): Promise<void> => {
  const { WX_SIMULATOR_URL: base } = services.settings;
  if (!hasSimulator(services) || base === undefined) throw new DomainError("not_found", { message: "仅演示环境可以模拟支付" });
  if (!order.clientParams) throw new DomainError("illegal_transition", { message: "订单尚未取得支付参数，请先发起支付" });
  const openid = await memberOpenid(services, order.accountId);
  const errMsg = await ask(`${base.replace(/\/+$/, "")}/__sim/pay`, { openid, params: order.clientParams, successTime: services.clock.now().toISOString() });
  if (errMsg !== "requestPayment:ok") throw new DomainError("rule_violated", { message: `支付未完成：${errMsg.replace(/^requestPayment:fail ?/, "")}` });
};
