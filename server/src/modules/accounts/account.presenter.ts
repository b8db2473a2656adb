import type { Actor } from "@sunshine/domain/accounts/actor";
import type { Me } from "@sunshine/domain/accounts/account.contract";
import { maskPhone } from "@sunshine/domain/kernel/masking";
import type { Services } from "../../platform/services";
import { officerProfile } from "../officers";
import { Account } from "./account.model";
import { membershipsOf } from "./account.queries";
import { phoneOf } from "./sealed-columns";

type Parts = Pick<Services, "sealing">;

/** A WeChat user as they see themselves. */
export const presentMember = async ({ sealing }: Parts, account: Account): Promise<Me> => {
  const phone = phoneOf(sealing, account);
  const memberships = await membershipsOf(account.phoneDigest);
  return {
    kind: "member",
    nickname: account.nickname,
    phone: phone === null ? null : maskPhone(phone),
    memberships: memberships.map(({ establishmentPublicId, establishmentName, role }) => ({ establishmentId: establishmentPublicId, establishmentName, role })),
  };
};

/** The person who asks, as they see themselves 当前用户. */
export const presentMe = async (services: Parts, actor: Actor): Promise<Me> => {
  switch (actor.kind) {
    case "member": {
      const account = await Account.findByPk(actor.accountId);
      return account ? presentMember(services, account) : { kind: "anonymous" };
    }
    case "officer":
      return { kind: "officer", ...(await officerProfile(actor.officerId)) };
    case "anonymous":
    case "system":
      return { kind: "anonymous" };
  }
};
