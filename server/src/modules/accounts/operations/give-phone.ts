import type { MemberActor } from "@sunshine/domain/accounts/actor";
import { PhoneSchema } from "@sunshine/domain/accounts/account.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import { endSessionsOf, refreshSessionsOf } from "../../sessions";
import { Account } from "../account.model";
import { actorOfAccount } from "../account.queries";
import { phoneDigest, sealPhone } from "../sealed-columns";
import { askWechat, miniProgramOf } from "../wechat-answers";

/** The number has a new holder: whoever held it before loses it, and with it the shops it opened. */
const takeFrom = async (previous: Account, actor: MemberActor, now: Date): Promise<void> => {
  await previous.update({ phoneSealed: null, phoneDigest: null });
  await endSessionsOf({ kind: "member", id: previous.id }, now);
  await recordAudit({ actor, act: "account.phone_moved", subject: `account:${previous.publicId}` }, now);
};

/** Binds a number that has been proved 绑定手机号; the shops that know this number open at once. */
export const bindPhone = (services: Services, actor: MemberActor, phone: string): Promise<Account> => {
  const digest = phoneDigest(services.sealing, phone);
  return inTransaction(services.db.sequelize, async () => {
    const now = services.clock.now();
    const previous = await Account.findOne({ where: { phoneDigest: digest }, lock: true });
    const account = await Account.findByPk(actor.accountId, { lock: true });
    if (!account) throw new DomainError("not_found");
    if (previous && previous.id !== account.id) await takeFrom(previous, actor, now);
    const changed = account.phoneDigest != null && account.phoneDigest !== digest;
    await account.update({ phoneSealed: sealPhone(services.sealing, phone), phoneDigest: digest });
    // With another number other shops open and the former ones close: the sockets of other devices must not hear those any more.
    if (changed) await endSessionsOf({ kind: "member", id: account.id }, now, { keep: actor.sessionId });
    await refreshSessionsOf({ kind: "member", id: account.id }, await actorOfAccount(account));
    await recordAudit({ actor, act: "account.phone_given", subject: `account:${account.publicId}` }, now);
    return account;
  });
};

/** Binds the phone number that WeChat vouches for. */
export const givePhone = async (services: Services, actor: MemberActor, code: string): Promise<Account> => {
  const mini = miniProgramOf(services);
  const { phone, countryCode } = await askWechat(() => mini.phoneNumber(code));
  if (countryCode !== "86" || !PhoneSchema.safeParse(phone).success) throw new DomainError("rule_violated", { message: "目前只支持中国大陆手机号" });
  return bindPhone(services, actor, phone);
};
