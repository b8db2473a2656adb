import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { openSession, type OpenedSession, type SessionKind } from "../../sessions";
import { Officer, OfficerBinding } from "../officer.model";
import { actorOfOfficer } from "../officer.queries";
import { passwordMatches } from "../passwords";
import { chargeAttempt, forgiveLogin } from "../sign-in-guard";
import { useCode } from "./second-factor";
import { bindWechat, openidDigest } from "./wechat-binding";

export interface OfficerCredentials {
  readonly login: string;
  readonly password: string;
  readonly totp?: string | undefined;
  /** What the browser says it is, for the list of devices. */
  readonly device: string;
  /** The WeChat of the phone on which this happens; absent in a browser. */
  readonly openid?: string;
}

const refused = (message?: string): DomainError => new DomainError("wrong_credentials", message === undefined ? {} : { message });

/** Only whoever knew the password learns why it does not open the door. */
const mayEnter = (officer: Officer, now: Date): void => {
  if (officer.state === "disabled") throw refused("账号已停用，请联系系统管理员");
  if (officer.passwordExpiresAt && officer.passwordExpiresAt <= now) throw refused("一次性密码已过期，请联系系统管理员重置");
};

/** Opens the session of an officer who has proved to be one, and writes down how. */
const enter = async (services: Services, officer: Officer, kind: SessionKind, device: string, by: "password" | "wechat"): Promise<{ opened: OpenedSession; actor: OfficerActor }> => {
  const now = services.clock.now();
  await officer.update({ lastSignInAt: now });
  const known = await actorOfOfficer(officer);
  const opened = await openSession(services, kind, known, device);
  const actor = { ...known, sessionId: Number(opened.session.id) };
  const detail = { by, on: kind, secondFactor: officer.totpSealed != null };
  await recordAudit({ actor, act: "session.signed_in", subject: `officer:${officer.publicId}`, detail }, now);
  return { opened, actor };
};

/**
 * Signs an officer in by name and password 账号密码登录, with the second factor where one is set; a phone's WeChat is
 * bound. Opens its transactions itself: the count of failures must outlive a refusal, and hashing must not hold locks.
 */
export const signInOfficer = async (services: Services, { login, password, totp, device, openid }: OfficerCredentials): Promise<OpenedSession> => {
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
    const { opened, actor } = await enter(services, officer, openid === undefined ? "console" : "officer_phone", device, "password");
    await forgiveLogin(services, name);
    // A one-time password opens nothing for good: the own one has to be given on this phone, too.
    if (openid !== undefined && !officer.mustChangePassword) await bindWechat(services, actor, officer, openid, device);
    return opened;
  });
};

/** Signs in the officer to whom this WeChat is bound 微信免密登录; null where it is bound to none. Opens its own transaction. */
export const resumeOfficer = (services: Services, openid: string, device: string): Promise<OpenedSession | null> =>
  inTransaction(services.db.sequelize, async () => {
    const bound = await OfficerBinding.findOne({ where: { openidDigest: openidDigest(services, openid) } });
    const officer = bound && (await Officer.findByPk(bound.officerId, { lock: true }));
    // Ended while the officer was being locked.
    if (!officer || (await OfficerBinding.count({ where: { officerId: officer.id, openidDigest: bound.openidDigest } })) === 0) return null;
    if (officer.state !== "active" || officer.mustChangePassword) return null;
    await OfficerBinding.update({ lastUsedAt: services.clock.now() }, { where: { officerId: officer.id } });
    return (await enter(services, officer, "officer_phone", device, "wechat")).opened;
  });
