import { worksAt, type Actor } from "@sunshine/domain/accounts/actor";
import type { ShopCase } from "@sunshine/domain/complaints/complaint.views";
import type { ComplaintCase } from "./case.model";
import { CaseStep } from "./case-parts.model";
import { presentReply } from "./case.presenter";
import { isPublished, mayState } from "./complaint.policy";

/** Cases as the shop reads them 本店被投诉情况: the officer's words, and what the shop has said itself. */
export const presentForShop = async (rows: readonly ComplaintCase[], viewer: Actor): Promise<ShopCase[]> => {
  const steps = rows.length === 0 ? [] : await CaseStep.findAll({ where: { caseId: rows.map(({ id }) => id), audience: "shop" }, order: [["id", "ASC"]] });
  return rows.map((row) => ({
    id: row.publicId, category: row.category, state: row.state === "closed" || row.state === "handling" ? row.state : "accepted", acceptedOn: row.acceptedOn ?? row.receivedOn,
    summary: row.shopSummary ?? "", outcome: row.outcome ?? null, result: row.publicSummary ?? null, closedOn: row.closedOn ?? null,
    statements: steps.filter(({ caseId }) => Number(caseId) === Number(row.id)).map(({ at, by, text, evidence }) => ({ at: at.toISOString(), by, text, evidence })),
    mayState: mayState(row) && worksAt(viewer, Number(row.establishmentId)),
    publicReply: presentReply(row),
    mayReplyInPublic: isPublished(row) && worksAt(viewer, Number(row.establishmentId)),
  }));
};
