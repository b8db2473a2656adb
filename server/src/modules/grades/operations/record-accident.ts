import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { dayOf, type Day } from "@sunshine/domain/kernel/day";
import { invalidField } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import { recordAudit } from "../../audits";
import { refOf, type EstablishmentFacts } from "../../establishments";
import { GradeEntry } from "../grade.model";
import { recomputeGrades } from "./recompute-grades";

export interface Accident {
  readonly on: Day;
  /** What the record rests on 依据. */
  readonly note: string;
}

/** Records a food-safety accident 食品安全事故: no dynamic grade for six months from its day (2012 guidance 国食药监食〔2012〕5号). */
export const recordAccident = async (establishment: EstablishmentFacts, { on, note }: Accident, officer: OfficerActor, now: Date): Promise<void> => {
  const today = dayOf(now);
  if (on > today) throw invalidField("on", "事故日期不能晚于今天");
  await GradeEntry.create({ establishmentId: establishment.id, kind: "accident", day: on, score: null, keyFails: null, note, inspectionId: null, recordedAt: now });
  await emit("accident.recorded.v1", { establishment: refOf(establishment), on, note, by: officer.name });
  await recomputeGrades([establishment.id], today, { always: true });
  await recordAudit({ actor: officer, act: "accident.recorded", subject: `establishment:${establishment.publicId}`, reason: note, detail: { on } }, now);
};
