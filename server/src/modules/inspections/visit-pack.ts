import { createHash } from "node:crypto";
import { libraryOf } from "@sunshine/config/findings-library";
import { MENDING_CALENDAR, RECTIFICATION_RULES } from "@sunshine/config/loop-rules";
import { CHECKLISTS, GRADINGS, JUDGEMENTS } from "@sunshine/config/regulations";
import type { OfficerActor, OfficerRole } from "@sunshine/domain/accounts/actor";
import { columnOf, itemsOf } from "@sunshine/domain/inspections/checklist";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { addDays, dayOf, type Day } from "@sunshine/domain/kernel/day";
import { invalidField } from "@sunshine/domain/kernel/errors";
import { maskName } from "@sunshine/domain/kernel/masking";
import { editionInForce } from "@sunshine/domain/kernel/regulation";
import { deadlineOf } from "@sunshine/domain/rectifications/deadline";
import type { Services } from "../../platform/services";
import { healthCertificatesOf, type EstablishmentFacts } from "../establishments";
import { officersInService } from "../officers";
import { firstVisitDay, lastVisit } from "./inspection.queries";
import { neighbours } from "./neighbours";
import { failedLastTime } from "./operations/judge-submission";

const CASE_DAYS = 90;
const EXPIRING_DAYS = 30;
/** A pack serves for so many days without signal. */
const PACK_DAYS = 15;

const shopOf = ({ publicId, name, operator, type, state, licenceNumber, licenceIssuedOn, licenceExpiresOn, address, townCode, lng, lat, areaM2, seats, keyUnit }: EstablishmentFacts): VisitPack["shop"] => ({
  id: publicId, name, operator, type, state, licenceNumber, licenceIssuedOn, licenceExpiresOn, address, townCode, lng, lat, areaM2, seats, keyUnit,
});

const peopleOf = async (services: Pick<Services, "sealing">, id: number, today: Day): Promise<VisitPack["people"]> => {
  const { staff, certificates } = (await healthCertificatesOf(services, [id])).get(id)!;
  const soon = addDays(today, EXPIRING_DAYS);
  const rows = [...certificates].sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1)).map(({ name, duty, expiresOn }) => ({ name: maskName(name), duty, expiresOn }));
  const count = (wanted: (expiresOn: Day) => boolean): number => rows.filter(({ expiresOn }) => wanted(expiresOn)).length;
  return { staff, valid: count((on) => on >= today), expiring: count((on) => on >= today && on <= soon), expired: count((on) => on < today), rows };
};

/** The points that apply here, those that failed last time first, each group in the table's order. */
const checklistOf = async ({ id, type }: EstablishmentFacts, today: Day): Promise<VisitPack["checklist"]> => {
  const checklist = editionInForce(CHECKLISTS, today);
  const column = columnOf(type);
  const failed = await failedLastTime(id, today);
  const items = itemsOf(checklist, column).map(({ code, section, text, key, weights }) => ({
    code, section, text, key, weight: weights[column], failedLastTime: failed.has(code), lastNote: failed.get(code) ?? "",
  }));
  return {
    edition: checklist.edition, title: checklist.title, document: checklist.document, column,
    columnLabel: checklist.columns.find(({ key }) => key === column)?.label ?? column,
    items: [...items.filter(({ failedLastTime: again }) => again), ...items.filter(({ failedLastTime: again }) => !again)],
  };
};

const rulesOf = (today: Day): VisitPack["rules"] => ({ checklist: editionInForce(CHECKLISTS, today), judgement: editionInForce(JUDGEMENTS, today), grading: editionInForce(GRADINGS, today) });

const lastVisitOf = async (id: number, today: Day): Promise<VisitPack["lastVisit"]> => {
  const last = await lastVisit(id, today);
  return last && { id: last.publicId, on: last.visitedOn, score: last.score, result: last.result, grade: last.grade, fails: last.fails, openFindings: last.openFindings };
};

const correctByOf = (today: Day): VisitPack["correctBy"] => ({
  workdays: RECTIFICATION_RULES.defaultWorkdays,
  rows: Array.from({ length: PACK_DAYS }, (_, at) => {
    const visitedOn = addDays(today, at);
    return { visitedOn, correctBy: deadlineOf(null, visitedOn, RECTIFICATION_RULES, MENDING_CALENDAR) };
  }),
});

/** Those whose work is to inspect; administrators and the centre stay where they are. */
const INSPECTING: readonly OfficerRole[] = ["station_officer", "bureau_officer"];

/** Colleagues who may come along: the own station first, then the others of the county. */
const colleaguesOf = async ({ officerId }: OfficerActor, townCode: string): Promise<VisitPack["officers"]> => {
  const all = (await officersInService()).filter(({ id, role }) => id !== officerId && INSPECTING.includes(role));
  const near = (towns: readonly string[] | null): boolean => towns !== null && towns.includes(townCode);
  return [...all.filter(({ towns }) => near(towns)), ...all.filter(({ towns }) => !near(towns))].map(({ publicId, name, station }) => ({ id: publicId, name, station }));
};

const taskOf = async (officer: OfficerActor, taskId: string | undefined, establishmentId: number): Promise<VisitPack["task"]> => {
  if (taskId === undefined) return null;
  const found = await neighbours().task(officer, taskId);
  if (!found || (found.establishmentId !== null && found.establishmentId !== establishmentId)) throw invalidField("taskId", "没有这项任务，或不是该单位的任务");
  const { id, number, what, state, version } = found;
  return { id, number, what, state, version };
};

/** Everything for a visit without signal 检查包. */
export const packFor = async (services: Pick<Services, "sealing" | "clock">, officer: OfficerActor, shop: EstablishmentFacts, taskId: string | undefined): Promise<VisitPack> => {
  const now = services.clock.now();
  const today = dayOf(now);
  const checklist = await checklistOf(shop, today);
  const library = libraryOf(checklist.edition);
  const applies = new Set(checklist.items.map(({ code }) => code));
  const last = await lastVisitOf(shop.id, today);
  return {
    servedAt: now.toISOString(),
    shop: shopOf(shop),
    people: await peopleOf(services, shop.id, today),
    grade: { shown: shop.grade, annual: shop.annualGrade },
    lastVisit: last,
    orders: await neighbours().openOrders(shop.id),
    cases: { days: CASE_DAYS, rows: await neighbours().caseCounts(shop.id, addDays(today, -CASE_DAYS)) },
    task: await taskOf(officer, taskId, shop.id),
    checklist,
    library: { edition: library.edition, wordings: library.wordings.filter(({ code }) => applies.has(code)) },
    rules: rulesOf(today),
    firstVisitOn: last && (await firstVisitDay(shop.id, today)),
    correctBy: correctByOf(today),
    officers: await colleaguesOf(officer, shop.townCode),
  };
};

/** Names the content of a pack 版本标记: the same as long as nothing but the time of asking has changed. */
export const etagOf = (pack: VisitPack): string => `"${createHash("sha256").update(JSON.stringify({ ...pack, servedAt: null })).digest("base64url").slice(0, 27)}"`;
