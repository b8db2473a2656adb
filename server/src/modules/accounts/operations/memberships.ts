import type { ShopRole } from "@sunshine/domain/accounts/actor";
import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";
import type { Services } from "../../../platform/services";
import { endSessionsOf, refreshSessionsOf } from "../../sessions";
import { Account, Membership } from "../account.model";
import { actorOfAccount } from "../account.queries";
import { phoneDigest } from "../sealed-columns";

export interface MembershipGrant {
  readonly phone: string;
  readonly establishment: EstablishmentRef;
  readonly role: ShopRole;
}

/**
 * Lets whoever proves this phone number act for the shop 登记单位人员, at once if somebody already has. In the ambient
 * transaction; the caller records who granted it and why.
 */
export const grantMembership = async ({ sealing, clock }: Pick<Services, "sealing" | "clock">, { phone, establishment, role }: MembershipGrant): Promise<void> => {
  const digest = phoneDigest(sealing, phone);
  const now = clock.now();
  const place = { establishmentId: establishment.id, phoneDigest: digest, role };
  const known = await Membership.findOne({ where: place, lock: true });
  if (known && known.endedAt == null) return;
  if (known) await known.update({ endedAt: null, grantedAt: now, establishmentName: establishment.name });
  else await Membership.create({ ...place, establishmentPublicId: establishment.publicId, establishmentName: establishment.name, grantedAt: now });
  const account = await Account.findOne({ where: { phoneDigest: digest } });
  if (account) await refreshSessionsOf({ kind: "member", id: account.id }, await actorOfAccount(account));
};

/** Takes the right away 取消单位人员: the person's sessions end on every server and open again without it. */
export const endMembership = async (
  { sealing, clock }: Pick<Services, "sealing" | "clock">,
  { phone, establishment, role }: Omit<MembershipGrant, "establishment"> & { readonly establishment: Pick<EstablishmentRef, "id"> }
): Promise<void> => {
  const digest = phoneDigest(sealing, phone);
  const now = clock.now();
  const [ended] = await Membership.update({ endedAt: now }, { where: { establishmentId: establishment.id, phoneDigest: digest, role, endedAt: null } });
  if (ended === 0) return;
  const account = await Account.findOne({ where: { phoneDigest: digest } });
  if (account) await endSessionsOf({ kind: "member", id: account.id }, now);
};
