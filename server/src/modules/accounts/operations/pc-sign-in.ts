import { Op } from "sequelize";
import type { MemberActor } from "@sunshine/domain/accounts/actor";
import { PC_SIGN_IN_MINUTES, pcScanText } from "@sunshine/domain/accounts/pc-sign-in";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { hashSecret, newSecret } from "../../../platform/crypto/ids";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { openSession, type OpenedSession } from "../../sessions";
import { Account, PcSignIn } from "../account.model";
import { actorOfAccount } from "../account.queries";

const LIFE_MS = PC_SIGN_IN_MINUTES * 60_000;
const KEPT_MS = 24 * 3_600_000;

/** A PC asks to be signed in 取得扫码登录码: the ticket is shown as a QR, the secret stays in the browser. */
export const beginPcSignIn = async ({ ids, clock }: Pick<Services, "ids" | "clock">, device: string) => {
  const now = clock.now();
  const secret = newSecret();
  const ticket = ids.newId();
  const expiresAt = new Date(now.getTime() + LIFE_MS);
  await PcSignIn.create({ publicId: ticket, secretHash: hashSecret(secret), state: "waiting", device: device.slice(0, 120), createdAt: now, expiresAt });
  return { ticket, secret, scanText: pcScanText(ticket), expiresAt: expiresAt.toISOString() };
};

/** Somebody of a shop answers on their phone 确认或拒绝; one answer, while the PC still waits. */
export const answerPcSignIn = async ({ clock }: Pick<Services, "clock">, actor: MemberActor, signIn: PcSignIn, approve: boolean): Promise<void> => {
  const now = clock.now();
  if (signIn.expiresAt <= now) throw new DomainError("gone", { message: "二维码已过期，请在电脑上刷新后重新扫码" });
  if (signIn.state !== "waiting") throw new DomainError("gone", { message: "二维码已经用过，请在电脑上刷新后重新扫码" });
  await signIn.update({ state: approve ? "approved" : "refused", accountId: actor.accountId });
  await emit("pc_sign_in.answered.v1", { ticket: signIn.publicId, approved: approve });
  if (approve) await recordAudit({ actor, act: "pc_sign_in.approved", subject: `pc_sign_in:${signIn.publicId}` }, now);
};

export type Claim = { readonly state: "waiting" | "refused" | "expired" } | { readonly state: "signed_in"; readonly opened: OpenedSession; readonly account: Account };

/** The PC asks for its session 领取会话: one session for one ticket, whoever asks first. */
export const claimPcSignIn = async (services: Services, signIn: PcSignIn): Promise<Claim> => {
  if (signIn.state === "claimed") throw new DomainError("gone", { message: "二维码已经用过，请刷新" });
  if (signIn.state === "refused") return { state: "refused" };
  if (signIn.expiresAt <= services.clock.now()) return { state: "expired" };
  if (signIn.state === "waiting") return { state: "waiting" };
  const account = await Account.findByPk(signIn.accountId!);
  const actor = account && (await actorOfAccount(account));
  // Left the shop between the answer and the claim.
  if (!account || !actor || actor.memberships.length === 0) return { state: "refused" };
  await signIn.update({ state: "claimed" });
  return { state: "signed_in", account, opened: await openSession(services, "shop_pc", actor, signIn.device) };
};

/** Forgets tickets of yesterday. */
export const sweepPcSignIns = async (now: Date): Promise<void> => {
  await PcSignIn.destroy({ where: { expiresAt: { [Op.lt]: new Date(now.getTime() - KEPT_MS) } } });
};
