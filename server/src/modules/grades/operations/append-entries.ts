import type { EventPayload } from "@sunshine/domain/events";
import { formatDay } from "@sunshine/domain/kernel/day";
import { VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { GradeEntry } from "../grade.model";

const NOTE_LENGTH = 300;

/** What an event about a visit writes into the ledger 积分台账. */
export const appendVisit = async ({ establishment, inspectionId, visitedOn, dynamicScore, keyFails, fails, result }: EventPayload<"inspection.submitted.v1">, at: Date): Promise<void> => {
  await GradeEntry.create({
    establishmentId: establishment.id, kind: "visit", day: visitedOn, score: dynamicScore, keyFails, inspectionId, recordedAt: at,
    note: `检查结果${VISIT_RESULT_LABELS[result]}，不符合 ${fails} 项（其中关键项 ${keyFails} 项）`,
  });
};

export const appendMended = async ({ establishment, inspectionId, on, mended, open }: EventPayload<"inspection.mended.v1">, at: Date): Promise<void> => {
  await GradeEntry.create({
    establishmentId: establishment.id, kind: "mended", day: on, score: null, keyFails: null, inspectionId, recordedAt: at,
    note: `确认整改 ${mended} 项${open > 0 ? `，尚有 ${open} 项未整改` : "，全部完成"}`,
  });
};

export const appendVoided = async ({ establishment, inspectionId, on, reason }: EventPayload<"inspection.voided.v1">, at: Date): Promise<void> => {
  await GradeEntry.create({
    establishmentId: establishment.id, kind: "voided", day: on, score: null, keyFails: null, inspectionId, recordedAt: at,
    note: `${formatDay(on)}作废该次检查：${reason}`.slice(0, NOTE_LENGTH),
  });
};
