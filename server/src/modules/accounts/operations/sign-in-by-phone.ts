import type { Services } from "../../../platform/services";
import { openSession, type OpenedSession } from "../../sessions";
import { recordAudit } from "../../audits";
import { SYSTEM } from "@sunshine/domain/accounts/actor";
import { Account } from "../account.model";
import { actorOfAccount } from "../account.queries";
import { openidDigest, phoneDigest, sealOpenid, sealPhone } from "../sealed-columns";
import { NOBODY, withProvedPhone } from "./phone-code";

/** Whoever holds the number now; somebody new where nobody does. Such a person has no WeChat, and what needs one refuses them. */
const accountOf = async ({ sealing, ids, clock }: Services, phone: string): Promise<Account> => {
  const digest = phoneDigest(sealing, phone);
  const known = await Account.findOne({ where: { phoneDigest: digest }, lock: true });
  if (known) return known;
  const now = clock.now();
  const publicId = ids.newId();
  const openid = `phone:${publicId}`;
  const account = await Account.create({
    publicId, openidSealed: sealOpenid(sealing, openid), openidDigest: openidDigest(sealing, openid), nickname: `手机用户${phone.slice(-4)}`, phoneSealed: sealPhone(sealing, phone),
    phoneDigest: digest, createdAt: now, lastSignInAt: now,
  });
  await recordAudit({ actor: SYSTEM, act: "account.phone_given", subject: `account:${publicId}` }, now);
  return account;
};

/** Signs somebody in who is outside of WeChat, by a code sent to their number 短信登录. */
export const signInByPhone = (services: Services, phone: string, code: string, device: string): Promise<OpenedSession & { account: Account }> =>
  withProvedPhone(services, { accountId: NOBODY, phoneDigest: phoneDigest(services.sealing, phone) }, code, async () => {
    const account = await accountOf(services, phone);
    await account.update({ lastSignInAt: services.clock.now() });
    return { account, ...(await openSession(services, "mini_program", await actorOfAccount(account), device)) };
  });
