import { Op } from "sequelize";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";
import type { Services } from "../../platform/services";
import type { SessionActor } from "../sessions";
import { Account, Membership } from "./account.model";
import { openidOf, phoneDigest, phoneOf } from "./sealed-columns";

/** Open memberships of whoever holds this number. */
export const membershipsOf = async (digest: string | null | undefined): Promise<Membership[]> =>
  digest == null ? [] : Membership.findAll({ where: { phoneDigest: digest, endedAt: null }, order: [["id", "ASC"]] });

/** The accounts of those who act for a shop now and have signed in before 单位人员账号. */
export const staffAccountsOf = async (establishmentId: number): Promise<number[]> => {
  const held = await Membership.findAll({ where: { establishmentId, endedAt: null }, attributes: ["phoneDigest"], raw: true });
  if (held.length === 0) return [];
  const found = await Account.findAll({ where: { phoneDigest: [...new Set(held.map((membership) => membership.phoneDigest))] }, attributes: ["id"], order: [["id", "ASC"]], raw: true });
  return found.map(({ id }) => Number(id));
};

/** The actor that an account is, with the shops it may act for now. */
export const actorOfAccount = async (account: Account): Promise<Extract<SessionActor, { kind: "member" }>> => ({
  kind: "member",
  accountId: Number(account.id),
  memberships: (await membershipsOf(account.phoneDigest)).map(({ establishmentId, role }) => ({ establishmentId: Number(establishmentId), role })),
});

/** The openid of a person, for payments and messages 微信标识; throws not_found for an unknown account. */
export const memberOpenid = async ({ sealing }: Pick<Services, "sealing">, accountId: number): Promise<string> => {
  const account = await Account.findByPk(accountId);
  if (!account) throw new DomainError("not_found");
  return openidOf(sealing, account);
};

/** Which of these numbers have been proved by a WeChat user: the `bound` column of a shop's people 已绑定微信. */
export const boundPhones = async ({ sealing }: Pick<Services, "sealing">, phones: readonly string[]): Promise<ReadonlySet<string>> => {
  const byDigest = new Map(phones.map((phone) => [phoneDigest(sealing, phone), phone]));
  const found = await Account.findAll({ where: { phoneDigest: { [Op.in]: [...byDigest.keys()] } }, attributes: ["phoneDigest"] });
  return new Set(found.map((account) => byDigest.get(account.phoneDigest!)!));
};

/** Keeps the names that people read in their own list of shops up to date. */
export const renameMemberships = async (establishments: readonly Pick<EstablishmentRef, "id" | "name">[]): Promise<void> => {
  for (const { id, name } of establishments) await Membership.update({ establishmentName: name }, { where: { establishmentId: id } });
};

/** The phone number that WeChat vouched for 已验证手机号; null where the person gave none. */
export const memberPhone = async ({ sealing }: Pick<Services, "sealing">, accountId: number): Promise<string | null> => {
  const account = await Account.findByPk(accountId);
  return account && phoneOf(sealing, account);
};

/** The proved numbers of many people; who gave none is left out. */
export const memberPhones = async ({ sealing }: Pick<Services, "sealing">, accountIds: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  const accounts = await Account.findAll({ where: { id: [...accountIds], phoneSealed: { [Op.ne]: null } } });
  return new Map(accounts.map((account) => [Number(account.id), phoneOf(sealing, account)!]));
};
