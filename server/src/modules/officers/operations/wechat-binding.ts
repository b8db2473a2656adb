import type { Actor, OfficerActor } from "@sunshine/domain/accounts/actor";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { endSessionsOf } from "../../sessions";
import { Officer, OfficerBinding } from "../officer.model";

/** Why a binding ended; kept in the audit trail. */
export type BindingEnd = "password_changed" | "password_reset" | "disabled" | "administrator" | "officer" | "other_officer";

/** How a WeChat is found without being readable; not the digest of the diners' accounts. */
export const openidDigest = ({ sealing }: Pick<Services, "sealing">, openid: string): string => sealing.digest(openid, "officer_bindings.openid");

/**
 * Ends an officer's WeChat binding 解除微信绑定, where there is one, and signs their phones out; a phone on which the officer
 * has just given a new password stays until it is closed.
 */
export const endBinding = async (actor: Actor, officer: Officer, because: BindingEnd, now: Date): Promise<void> => {
  const ended = await OfficerBinding.destroy({ where: { officerId: officer.id } });
  if (because !== "password_changed") await endSessionsOf({ kind: "officer", id: officer.id }, now, { on: "officer_phone" });
  if (ended > 0) await recordAudit({ actor, act: "officer.wechat_unbound", subject: `officer:${officer.publicId}`, detail: { because } }, now);
};

/** Takes the WeChat from whoever had it before: a phone passed on is the new owner's. */
const releaseWechat = async (actor: OfficerActor, digest: string, now: Date): Promise<void> => {
  const taken = await OfficerBinding.findOne({ where: { openidDigest: digest } });
  if (!taken || Number(taken.officerId) === actor.officerId) return;
  const before = await Officer.findByPk(taken.officerId);
  if (before) await endBinding(actor, before, "other_officer", now);
};

/** Binds the WeChat of the phone on which an officer has just proved to be one 绑定微信; phones of the one before are signed out. */
export const bindWechat = async (services: Pick<Services, "sealing" | "clock">, actor: OfficerActor, officer: Officer, openid: string, device: string): Promise<void> => {
  const now = services.clock.now();
  const digest = openidDigest(services, openid);
  const known = await OfficerBinding.findByPk(officer.id);
  if (known?.openidDigest === digest) return void (await known.update({ device, lastUsedAt: now }));
  await releaseWechat(actor, digest, now);
  if (known) {
    await known.destroy();
    await endSessionsOf({ kind: "officer", id: officer.id }, now, { keep: actor.sessionId, on: "officer_phone" });
  }
  await OfficerBinding.create({ officerId: officer.id, openidDigest: digest, device: device.slice(0, 120), boundAt: now, lastUsedAt: now });
  await recordAudit({ actor, act: "officer.wechat_bound", subject: `officer:${officer.publicId}`, detail: { device, replaced: known !== null } }, now);
};

/** The officer's own look at their binding. */
export const ownBinding = async (officerId: number) => {
  const binding = await OfficerBinding.findByPk(officerId);
  return { binding: binding && { device: binding.device, boundAt: binding.boundAt.toISOString(), lastUsedAt: binding.lastUsedAt.toISOString() } };
};

/** An officer ends the binding themselves, from the phone or from the console. */
export const unbindOwn = async ({ clock }: Pick<Services, "clock">, actor: OfficerActor): Promise<void> => {
  const officer = await Officer.findByPk(actor.officerId, { lock: true });
  if (officer) await endBinding(actor, officer, "officer", clock.now());
};
