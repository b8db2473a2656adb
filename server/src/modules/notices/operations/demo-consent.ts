import { DomainError } from "@sunshine/domain/kernel/errors";
import type { SubscribeTemplate } from "@sunshine/domain/notices/notice.vocabulary";
import type { Services } from "../../../platform/services";
import { memberOpenid } from "../../accounts";
import { templateIdOf } from "../consents";

const CALL_MS = 5_000;

/** Lets the simulated WeChat note a consent that a browser cannot ask for 微信模拟器. */
export const consentInSimulator = async (services: Services, accountId: number, templates: readonly SubscribeTemplate[]): Promise<void> => {
  const { WX_SIMULATOR_URL: simulator } = services.settings;
  if (!simulator) throw new DomainError("unavailable", { message: "微信模拟器没有运行" });
  const templateIds = templates.flatMap((template) => templateIdOf(services.settings, template) ?? []);
  const body = JSON.stringify({ openid: await memberOpenid(services, accountId), templateIds });
  const answer = await fetch(`${simulator}/__sim/subscribe`, { method: "POST", headers: { "content-type": "application/json" }, body, signal: AbortSignal.timeout(CALL_MS) }).catch(() => null);
  if (!answer?.ok) throw new DomainError("upstream_failed", { message: "微信模拟器没有响应" });
};
