import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { passwordProblem } from "@sunshine/domain/officers/password";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { endSessionsOf, refreshSessionsOf } from "../../sessions";
import { Officer } from "../officer.model";
import { actorOfOfficer } from "../officer.queries";
import { hashPassword, passwordMatches } from "../passwords";
import { chargeAttempt, forgiveLogin } from "../sign-in-guard";
import { endBinding } from "./wechat-binding";

/** An officer changes their own password 修改密码: other devices are signed out, a one-time password has done its duty. */
export const changePassword = async (services: Services, actor: OfficerActor, current: string, next: string): Promise<void> => {
  const found = await Officer.findByPk(actor.officerId);
  if (!found) throw new DomainError("not_found");
  const weak = passwordProblem(next, found.login) ?? (next === current ? "新密码不能与当前密码相同" : null);
  if (weak) throw invalidField("next", weak);
  // Counted like a sign-in: a borrowed screen is no place to guess the password from.
  await chargeAttempt(services, found.login);
  if (!(await passwordMatches(found.passwordHash, current))) throw invalidField("current", "当前密码不正确");
  const passwordHash = await hashPassword(next);
  await inTransaction(services.db.sequelize, async () => {
    const now = services.clock.now();
    const officer = (await Officer.findByPk(found.id, { lock: true }))!;
    if (officer.passwordHash !== found.passwordHash) throw new DomainError("stale_version", { message: "密码刚被修改过，请重新登录" });
    await officer.update({ passwordHash, mustChangePassword: false, passwordExpiresAt: null, version: officer.version + 1, updatedAt: now });
    const person = { kind: "officer", id: officer.id } as const;
    await endSessionsOf(person, now, { keep: actor.sessionId });
    await endBinding(actor, officer, "password_changed", now);
    await refreshSessionsOf(person, await actorOfOfficer(officer));
    await forgiveLogin(services, officer.login);
    await recordAudit({ actor, act: "officer.password_changed", subject: `officer:${officer.publicId}` }, now);
  });
};
