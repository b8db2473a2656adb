import { worksAt, type Actor } from "@sunshine/domain/accounts/actor";
import type { CaseRef } from "@sunshine/domain/complaints/complaint.events";
import { emit } from "../../platform/outbox/outbox";
import type { EvidenceHolder } from "../evidence";
import { recordStep } from "./case-file";
import { findCase, findCaseLocked } from "./case.queries";
import { caseRef, caseStream } from "./case.ref";
import { isItsHandler, mayReadCase, mayWorkOnCase } from "./complaint.policy";

/** A case as other modules may know it; `null` where there is none. */
export const findCaseRef = async (publicId: string): Promise<CaseRef | null> => {
  const row = await findCase(publicId);
  return row && caseRef(row);
};

/** May the officer create work from this case. */
export const mayDispatchFrom = (actor: Actor, { townCode }: Pick<CaseRef, "townCode">): boolean => mayReadCase(actor, { townCode });

/** Puts what happened elsewhere into the case file 案卷, in the ambient transaction: a task, a visit, an order. */
export const recordOnCase = async (publicId: string, step: { readonly title: string; readonly text: string; readonly by: string; readonly tell: boolean }, now: Date): Promise<void> => {
  const row = await findCaseLocked(publicId);
  if (!row) return;
  const { title, text, by, tell } = step;
  await recordStep(row, { title, text, by, audience: tell ? "claimant" : "office" }, now);
  if (tell) await emit("complaint.progressed.v1", { ...caseRef(row), title }, caseStream(row));
};

/** What the shop adds to its own word 单位陈述的材料: officers of the area and the people of the shop. */
export const statementEvidence: EvidenceHolder = {
  logged: false,
  mayRead: async (actor, holderId) => {
    const row = await findCase(holderId);
    return row !== null && (mayReadCase(actor, row) || (row.establishmentId != null && worksAt(actor, Number(row.establishmentId))));
  },
  mayReadCapture: async (actor, holderId) => {
    const row = await findCase(holderId);
    return row !== null && isItsHandler(actor, row);
  },
};

/** Photos of a case 投诉材料: officers of the area look, each look is kept; never the shop. Place and time: the officer in charge. */
export const caseEvidence: EvidenceHolder = {
  logged: true,
  mayRead: async (actor, holderId) => {
    const row = await findCase(holderId);
    return row !== null && mayReadCase(actor, row);
  },
  mayReadCapture: async (actor, holderId) => {
    const row = await findCase(holderId);
    return row !== null && mayWorkOnCase(actor, row) && isItsHandler(actor, row);
  },
};
