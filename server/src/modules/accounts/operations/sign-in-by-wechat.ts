import { UniqueConstraintError } from "sequelize";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import { openSession, type OpenedSession } from "../../sessions";
import { Account } from "../account.model";
import { actorOfAccount } from "../account.queries";
import { openidDigest, sealOpenid } from "../sealed-columns";
import { askWechat, miniProgramOf } from "../wechat-answers";

type Parts = Pick<Services, "sealing" | "ids" | "clock" | "db">;

/** The account of an openid, made on first sight; two first sights at once make one account. */
const accountOf = async ({ sealing, ids, clock }: Parts, openid: string): Promise<Account> => {
  const digest = openidDigest(sealing, openid);
  const find = (): Promise<Account | null> => Account.findOne({ where: { openidDigest: digest } });
  const known = await find();
  if (known) return known;
  const now = clock.now();
  const publicId = ids.newId();
  const fields = { publicId, openidSealed: sealOpenid(sealing, openid), openidDigest: digest, nickname: `微信用户${publicId.slice(-4).toUpperCase()}`, createdAt: now, lastSignInAt: now };
  try {
    return await Account.create(fields);
  } catch (error) {
    const other = error instanceof UniqueConstraintError ? await find() : null;
    if (!other) throw error;
    return other;
  }
};

/** Whose WeChat gave this code 微信标识. Calls WeChat: outside of any transaction. */
export const openidOfCode = async (services: Pick<Services, "mini">, code: string): Promise<string> => {
  const mini = miniProgramOf(services);
  const { openid } = await askWechat(() => mini.signIn(code));
  if (openid.length > 64) throw new DomainError("upstream_failed");
  return openid;
};

/** Signs a diner or a shop's person in by the code of `wx.login` 微信登录. Opens its own transaction, after the call to WeChat. */
export const signInByWechat = async (services: Services, code: string, device: string): Promise<OpenedSession & { account: Account }> => {
  const openid = await openidOfCode(services, code);
  return inTransaction(services.db.sequelize, async () => {
    const account = await accountOf(services, openid);
    await account.update({ lastSignInAt: services.clock.now() });
    return { account, ...(await openSession(services, "mini_program", await actorOfAccount(account), device)) };
  });
};
