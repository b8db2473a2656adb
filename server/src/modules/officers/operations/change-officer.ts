import type * as z from "zod";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { officerApi } from "@sunshine/domain/officers/officer.contract";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { endSessionsOf } from "../../sessions";
import { Officer } from "../officer.model";
import { sealOfficerPhone } from "../officer.presenter";
import { hashPassword, newOneTimePassword } from "../passwords";
import { forgiveLogin } from "../sign-in-guard";
import { checkStation, oneTimeExpiry } from "./create-officer";
import { endBinding } from "./wechat-binding";

const mustBeCurrent = (officer: Officer, version: number): void => {
  if (officer.version !== version) throw new DomainError("stale_version");
};

/** Two administrators who remove each other at the same moment meet at this lock: one of them stays. */
const keepAnAdministrator = async (officer: Officer): Promise<void> => {
  if (officer.role !== "administrator" || officer.state !== "active") return;
  const active = await Officer.findAll({ where: { role: "administrator", state: "active" }, attributes: ["id"], order: [["id", "ASC"]], lock: true });
  if (active.every(({ id }) => id === officer.id)) throw new DomainError("rule_violated", { message: "至少要有一名在用的系统管理员，请先指定另一名" });
};

/** Corrects an officer's particulars 修改资料与角色; new rights begin with the next sign-in, so their sessions end. */
export const updateOfficer = async (services: Services, actor: Actor, officer: Officer, input: z.output<typeof officerApi.update.input>): Promise<Officer> => {
  const { version, name, role, stationCode, badgeNumber, phone } = input;
  mustBeCurrent(officer, version);
  await checkStation(input);
  if (role !== "administrator") await keepAnAdministrator(officer);
  const now = services.clock.now();
  const before = { role: officer.role, station: officer.stationCode ?? null };
  const rightsChanged = before.role !== role || before.station !== stationCode;
  // A phone is shown masked: whoever leaves it alone does not send it.
  const phoneSealed = phone === undefined ? officer.phoneSealed : sealOfficerPhone(services, phone);
  await officer.update({ name, role, stationCode, badgeNumber, phoneSealed, version: version + 1, updatedAt: now });
  if (rightsChanged) await endSessionsOf({ kind: "officer", id: officer.id }, now);
  await recordAudit({ actor, act: "officer.updated", subject: `officer:${officer.publicId}`, detail: { before, after: { role, station: stationCode } } }, now);
  return officer;
};

/** Takes an account out of service or back 停用与恢复; its sessions end on every server. */
export const setOfficerState = async (services: Services, actor: Actor, officer: Officer, version: number, state: Officer["state"]): Promise<Officer> => {
  mustBeCurrent(officer, version);
  if (officer.state === state) return officer;
  if (state === "disabled") await keepAnAdministrator(officer);
  const now = services.clock.now();
  await officer.update({ state, version: version + 1, updatedAt: now });
  if (state === "disabled") {
    await endSessionsOf({ kind: "officer", id: officer.id }, now);
    await endBinding(actor, officer, "disabled", now);
  }
  await recordAudit({ actor, act: state === "disabled" ? "officer.disabled" : "officer.enabled", subject: `officer:${officer.publicId}` }, now);
  return officer;
};

/** Gives an officer a new one-time password 重置密码 and unlocks the login; their sessions end. */
export const resetPassword = async (services: Services, actor: Actor, officer: Officer, removeSecondFactor: boolean): Promise<string> => {
  const now = services.clock.now();
  const oneTimePassword = newOneTimePassword();
  await officer.update({
    passwordHash: await hashPassword(oneTimePassword), mustChangePassword: true, passwordExpiresAt: oneTimeExpiry(now), version: officer.version + 1, updatedAt: now,
    ...(removeSecondFactor && { totpSealed: null, totpPendingSealed: null, totpLastStep: null }),
  });
  await forgiveLogin(services, officer.login);
  await endSessionsOf({ kind: "officer", id: officer.id }, now);
  await endBinding(actor, officer, "password_reset", now);
  const subject = `officer:${officer.publicId}` as const;
  await recordAudit({ actor, act: "officer.password_reset", subject }, now);
  if (removeSecondFactor) await recordAudit({ actor, act: "officer.second_factor_removed", subject }, now);
  return oneTimePassword;
};
