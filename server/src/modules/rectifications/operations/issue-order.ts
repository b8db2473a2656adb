import { MENDING_CALENDAR, RECTIFICATION_RULES } from "@sunshine/config/loop-rules";
import { dayOf } from "@sunshine/domain/kernel/day";
import { deadlineOf } from "@sunshine/domain/rectifications/deadline";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import type { VisitFacts } from "../../inspections";
import { RectificationCounter, RectificationOrder } from "../rectification.model";
import { nextRungOf, orderRef } from "../rectification.record";

/** Draws the next number of the year 文号, "淳市监责改〔2026〕0001号"; the year's row stays locked until commit, so there is no gap and no pair. */
const drawNumber = async (prefix: string, year: number): Promise<string> => {
  await RectificationCounter.bulkCreate([{ year, last: 0 }], { ignoreDuplicates: true });
  const counter = await RectificationCounter.findOne({ where: { year }, lock: true, rejectOnEmpty: true });
  await counter.update({ last: counter.last + 1 });
  return `${prefix}责改〔${year}〕${String(counter.last).padStart(4, "0")}号`;
};

/** Makes the order 责令整改通知 of an inspection that left findings open; one an inspection, whatever is told twice. */
export const issueOrder = async ({ ids, region }: Pick<Services, "ids" | "region">, visit: VisitFacts, by: string, now: Date): Promise<RectificationOrder | null> => {
  const open = visit.failed.filter(({ mendedOn }) => mendedOn === null);
  if (visit.voided || visit.handling === "pass" || open.length === 0) return null;
  if ((await RectificationOrder.count({ where: { inspectionId: visit.publicId } })) > 0) return null;
  const issuedOn = dayOf(now);
  const dueOn = deadlineOf(visit.correctBy, issuedOn, RECTIFICATION_RULES, MENDING_CALENDAR);
  const { id, publicId, name, townCode } = visit.establishment;
  const order = await RectificationOrder.create({
    publicId: ids.newId(), number: await drawNumber(region.documentPrefix, Number(issuedOn.slice(0, 4))), inspectionId: visit.publicId,
    establishmentId: id, establishmentPublicId: publicId, establishmentName: name, townCode, state: "issued", running: true, handling: visit.handling,
    inspectedOn: visit.visitedOn, issuedOn, firstDueOn: dueOn, dueOn, legalBasis: visit.legalBasis, inspectors: [...visit.inspectors],
    mendings: open.map(({ code, section, text, note, key, basis }) => ({ code, section, text, note, key, basis, state: "open" as const, mendedOn: null, steps: [] })),
    findings: open.length, open: open.length, nextRungOn: nextRungOf(0, dueOn), issuedAt: now,
  });
  await emit("rectification.issued.v1", orderRef(order, by));
  return order;
};
