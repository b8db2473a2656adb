import { DomainError } from "@sunshine/domain/kernel/errors";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { openSession, type OpenedSession } from "../../sessions";
import { Officer } from "../officer.model";
import { actorOfOfficer } from "../officer.queries";
import { passwordMatches } from "../passwords";
import { chargeAttempt, forgiveLogin } from "../sign-in-guard";
import { useCode } from "./second-factor";

export interface OfficerCredentials {
  readonly login: string;
  readonly password: string;
  readonly totp?: string | undefined;
  /** What the browser says it is, for the list of devices. */
  readonly device: string;
}

const refused = (message?: string): DomainError => new DomainError("wrong_credentials", message === undefined ? {} : { message });

/** Only whoever knew the password learns why it does not open the door. */
const mayEnter = (officer: Officer, now: Date): void => {
  if (officer.state === "disabled") throw refused("账号已停用，请联系系统管理员");
  if (officer.passwordExpiresAt && officer.passwordExpiresAt <= now) throw refused("一次性密码已过期，请联系系统管理员重置");
};

/**
 * Signs an officer in by name and password 账号密码登录, with the second factor where one is set. Opens its transactions itself:
 * the count of failures must outlive a refusal, and hashing must not hold locks.
 */
export const signInOfficer = async (services: Services, { login, password, totp, device }: OfficerCredentials): Promise<OpenedSession> => {
  const name = login.trim().toLowerCase();
  await chargeAttempt(services, name);
  const found = await Officer.findOne({ where: { login: name } });
  if (!(await passwordMatches(found?.passwordHash ?? null, password)) || !found) throw refused();
  return inTransaction(services.db.sequelize, async () => {
    const now = services.clock.now();
    const officer = await Officer.findByPk(found.id, { lock: true });
    // Changed while the password was being hashed.
    if (!officer || officer.passwordHash !== found.passwordHash) throw refused();
    mayEnter(officer, now);
    if (officer.totpSealed != null) await useCode(services, officer, totp);
    await officer.update({ lastSignInAt: now });
    const opened = await openSession(services, "console", await actorOfOfficer(officer), device);
    await forgiveLogin(services, name);
    const actor = { ...(await actorOfOfficer(officer)), sessionId: Number(opened.session.id) };
    await recordAudit({ actor, act: "session.signed_in", subject: `officer:${officer.publicId}`, detail: { secondFactor: officer.totpSealed != null } }, now);
    return opened;
  });
};
