import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { miniProgramApi } from "../../src/platform/wechat/mini-program-api";
import type { MiniProgramApi } from "../../src/platform/wechat/mini-program-port";
import type { Prepaid, PrepayRequest } from "../../src/platform/wechat/pay-port";
import type { WeChatPaySettings } from "../../src/platform/wechat/pay-settings";
import type { PayGateway } from "../../src/platform/wechat/pay-port";
import { weChatPay } from "../../src/platform/wechat/wechat-pay";
import { serverSettings, type ServerSettings } from "../server-settings";
import { startSimulator, type Simulator, type SimulatorOptions } from "../start";
import { openInbox, type MerchantInbox } from "./merchant-inbox";

export const SHOP = "1600000001";
export const OTHER_SHOP = "1600000002";

export interface Rig {
  readonly simulator: Simulator;
  readonly settings: ServerSettings;
  readonly inbox: MerchantInbox;
  readonly pay: PayGateway;
  readonly miniProgram: MiniProgramApi;
  /** Another gateway with some settings changed. */
  gateway(changes?: Partial<WeChatPaySettings>, now?: () => Date): PayGateway;
  control(path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Somebody who has opened the mini-program; their openid. */
  diner(): Promise<string>;
  order(changes: Partial<PrepayRequest> & { openid: string }): PrepayRequest;
  /** The diner confirms; what the phone is told. */
  confirm(prepaid: Prepaid, openid: string, more?: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** A paid order. */
  paidOrder(changes?: Partial<PrepayRequest>): Promise<PrepayRequest>;
  close(): Promise<void>;
}

/** A busy machine must not look like a WeChat that does not answer; tests of that bring their own time-out. */
const PATIENCE_MS = 45_000;

/** A simulator, a merchant's inbox and the real clients between them. */
export const openRig = async (options: Partial<SimulatorOptions> = {}): Promise<Rig> => {
  const keysDir = mkdtempSync(join(tmpdir(), "wechat-"));
  const simulator = await startSimulator({ port: 0, keysDir, timeScale: 0.0005, refundDelayMs: 5, ...options });
  const inbox = await openInbox();
  const settings = serverSettings(keysDir, simulator.url);
  let orders = 0;

  const gateway: Rig["gateway"] = (changes = {}, now = () => new Date()) =>
    weChatPay({ ...settings.pay, timeoutMs: PATIENCE_MS, certificateRefreshMs: 0, ...changes }, now);
  const pay = gateway();
  const control: Rig["control"] = async (path, body) => {
    const response = await fetch(`${simulator.url}/__sim/${path}`, body === undefined ? {} : { method: "POST", body: JSON.stringify(body) });
    return (await response.json()) as Record<string, unknown>;
  };
  const diner: Rig["diner"] = async () => String((await control("login", {}))["openid"]);
  const order: Rig["order"] = (changes) => ({
    orderNumber: `T${String((orders += 1)).padStart(9, "0")}`,
    subMchid: SHOP,
    description: "淳安小馆-餐费",
    amountFen: 3850,
    expiresAt: new Date(Date.now() + 900_000),
    notifyUrl: inbox.url,
    ...changes,
  });
  const confirm: Rig["confirm"] = (prepaid, openid, more = {}) => control("pay", { openid, params: prepaid.clientParams, ...more });
  const paidOrder: Rig["paidOrder"] = async (changes = {}) => {
    const request = order({ openid: await diner(), ...changes });
    await confirm(await pay.prepay(request), request.openid, { wait: true });
    await inbox.next();
    return request;
  };

  return {
    ...{ simulator, settings, inbox, pay, gateway, control, diner, order, confirm, paidOrder },
    miniProgram: miniProgramApi({ ...settings.miniProgram, timeoutMs: PATIENCE_MS }),
    close: async () => {
      await simulator.close();
      await inbox.close();
      rmSync(keysDir, { recursive: true, force: true });
    },
  };
};
