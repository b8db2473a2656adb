import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { Officer } from "../officer.model";
import { newTotpSecret, otpauthUrl, stepOfCode } from "../totp";

const SECRET = "officers.totp";

const lockedOfficer = async (officerId: number): Promise<Officer> => {
  const officer = await Officer.findByPk(officerId, { lock: true });
  if (!officer) throw new DomainError("not_found");
  return officer;
};

/** Checks a code against the officer's secret and uses its time step up, so that a code seen over a shoulder is worthless. */
export const useCode = async ({ sealing, clock }: Pick<Services, "sealing" | "clock">, officer: Officer, code: string | undefined): Promise<void> => {
  if (code === undefined) throw new DomainError("second_factor_required");
  const step = stepOfCode(sealing.open(officer.totpSealed!, SECRET), code, clock.now());
  const last = officer.totpLastStep == null ? -1 : Number(officer.totpLastStep);
  if (step === null || step <= last) throw new DomainError("wrong_credentials", { message: "动态验证码不正确或已经用过，请等待下一个" });
  await officer.update({ totpLastStep: step });
};

/** Makes a secret for the officer's authenticator app; it counts once a code of it is confirmed 开启动态验证码. */
export const beginSecondFactor = async ({ sealing, region }: Services, actor: OfficerActor): Promise<{ otpauthUrl: string; secret: string }> => {
  const officer = await lockedOfficer(actor.officerId);
  if (officer.totpSealed != null) throw new DomainError("illegal_transition", { message: "动态验证码已开启；更换手机请联系系统管理员解除" });
  const secret = newTotpSecret();
  await officer.update({ totpPendingSealed: sealing.seal(secret, SECRET) });
  return { secret, otpauthUrl: otpauthUrl(secret, officer.login, `${region.name}阳光餐饮`) };
};

/** Turns the second factor on, proved by one code. */
export const confirmSecondFactor = async ({ sealing, clock }: Services, actor: OfficerActor, code: string): Promise<void> => {
  const officer = await lockedOfficer(actor.officerId);
  if (officer.totpPendingSealed == null) throw new DomainError("illegal_transition", { message: "请先取得动态验证码密钥" });
  const now = clock.now();
  const step = stepOfCode(sealing.open(officer.totpPendingSealed, SECRET), code, now);
  if (step === null) throw invalidField("totp", "动态验证码不正确，请核对手机时间后重试");
  await officer.update({ totpSealed: officer.totpPendingSealed, totpPendingSealed: null, totpLastStep: step, version: officer.version + 1, updatedAt: now });
  await recordAudit({ actor, act: "officer.second_factor_enabled", subject: `officer:${officer.publicId}` }, now);
};
