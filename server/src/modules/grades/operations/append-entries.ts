import type { InferCreationAttributes } from "sequelize";
import type { EventPayload } from "@sunshine/domain/events";
import { formatDay } from "@sunshine/domain/kernel/day";
import { VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { EventMeta } from "../../../platform/outbox/outbox";
import { GradeEntry } from "../grade.model";

const NOTE_LENGTH = 300;

/** When an event was told, and which it is. */
type Told = Pick<EventMeta, "at" | "id">;

/** Adds a line, or finds that the event has written it before; true where the ledger has grown. */
const append = async (line: InferCreationAttributes<GradeEntry, { omit: "id" }>): Promise<boolean> => {
  const { establishmentId, eventId = null } = line;
  if ((await GradeEntry.count({ where: { establishmentId, eventId } })) > 0) return false;
  await GradeEntry.create(line);
  return true;
};

/** What an event about a visit writes into the ledger 积分台账; false where it has been written before. */
export const appendVisit = ({ establishment, inspectionId, visitedOn, dynamicScore, keyFails, fails, result }: EventPayload<"inspection.submitted.v1">, { at, id }: Told): Promise<boolean> =>
  append({
    establishmentId: establishment.id, kind: "visit", day: visitedOn, score: dynamicScore, keyFails, inspectionId, recordedAt: at, eventId: id,
    note: `检查结果${VISIT_RESULT_LABELS[result]}，不符合 ${fails} 项（其中关键项 ${keyFails} 项）`,
  });

export const appendMended = ({ establishment, inspectionId, on, mended, open }: EventPayload<"inspection.mended.v1">, { at, id }: Told): Promise<boolean> =>
  append({
    establishmentId: establishment.id, kind: "mended", day: on, score: null, keyFails: null, inspectionId, recordedAt: at, eventId: id,
    note: `确认整改 ${mended} 项${open > 0 ? `，尚有 ${open} 项未整改` : "，全部完成"}`,
  });

export const appendVoided = ({ establishment, inspectionId, on, reason }: EventPayload<"inspection.voided.v1">, { at, id }: Told): Promise<boolean> =>
  append({
    establishmentId: establishment.id, kind: "voided", day: on, score: null, keyFails: null, inspectionId, recordedAt: at, eventId: id,
    note: `${formatDay(on)}作废该次检查：${reason}`.slice(0, NOTE_LENGTH),
  });
