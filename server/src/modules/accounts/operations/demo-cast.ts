import type * as z from "zod";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { Services } from "../../../platform/services";
import { DemoCast } from "../account.model";

export type DemoPeople = z.output<typeof accountApi.demoPeople.output>;

const NAME = "people";

/** True where ready-made people may exist at all. */
export const isDemo = ({ settings }: Pick<Services, "settings">): boolean => settings.MODE !== "production";

/** Remembers the ready-made people for the sign-in pages 演示账号; refused in production. */
export const setDemoPeople = async (services: Pick<Services, "settings">, people: DemoPeople): Promise<void> => {
  if (!isDemo(services)) throw new Error("production has no demo people");
  await DemoCast.upsert({ name: NAME, people });
};

export const demoPeople = async (): Promise<DemoPeople> => {
  const row = await DemoCast.findByPk(NAME);
  return row ? accountApi.demoPeople.output.parse(row.people) : { officers: [], members: [] };
};

const CALL_MS = 5_000;

/** Lets the simulated WeChat play the part of the phone 微信模拟器. */
export const askSimulator = async ({ settings }: Pick<Services, "settings">, path: "/__sim/login" | "/__sim/phone", body: object): Promise<{ code: string }> => {
  if (!settings.WX_SIMULATOR_URL) throw new DomainError("unavailable", { message: "微信模拟器没有运行" });
  const answer = await fetch(settings.WX_SIMULATOR_URL + path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body), signal: AbortSignal.timeout(CALL_MS) }).catch(
    () => null
  );
  const { code } = answer?.ok ? ((await answer.json()) as { code?: unknown }) : {};
  if (typeof code !== "string") throw new DomainError("upstream_failed", { message: "微信模拟器没有响应" });
  return { code };
};
