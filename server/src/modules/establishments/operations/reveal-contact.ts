import type { Actor } from "@sunshine/domain/accounts/actor";
import type { Services } from "../../../platform/services";
import { recordAudit } from "../../audits";
import type { Establishment } from "../establishment.model";
import { contactsOf } from "../establishment.presenter";

/** Shows whole contacts 查看联系方式; that somebody looked, and why, stays in the audit trail. */
export const revealContact = async (services: Pick<Services, "sealing" | "clock">, actor: Actor, row: Establishment, reason: string): Promise<{ contactName: string | null; contactPhone: string | null }> => {
  await recordAudit({ actor, act: "establishment.contact_revealed", subject: `establishment:${row.publicId}`, reason }, services.clock.now());
  return contactsOf(services, row);
};
