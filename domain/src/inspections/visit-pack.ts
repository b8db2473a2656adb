import * as z from "zod";
import { CASE_CATEGORIES } from "../complaints/complaint.vocabulary";
import { TASK_STATES } from "../dispatches/dispatch.states";
import { ESTABLISHMENT_STATES, ESTABLISHMENT_TYPES } from "../establishments/establishment.vocabulary";
import { ANNUAL_GRADES, DYNAMIC_GRADES, SHOWN_GRADES } from "../grades/grade.vocabulary";
import { GradingSchema } from "../grades/grading";
import { addDays, DaySchema, type Day } from "../kernel/day";
import { IdSchema } from "../kernel/id";
import { MENDING_STATES, ORDER_STATES } from "../rectifications/rectification.states";
import { CHECKLIST_COLUMNS, ChecklistSchema } from "./checklist";
import { WordingSchema } from "./findings-library";
import { VISIT_RESULTS } from "./inspection.vocabulary";
import { judgeVisit, type VisitVerdict } from "./judge";
import { JudgementSchema, scoreVisit, type Answer, type VisitScore } from "./score";

/** The shop's file 主体档案 as an officer needs it at the door. */
export const PackShopSchema = z.strictObject({
  id: IdSchema,
  name: z.string(),
  operator: z.string(),
  type: z.enum(ESTABLISHMENT_TYPES),
  state: z.enum(ESTABLISHMENT_STATES),
  licenceNumber: z.string(),
  licenceIssuedOn: DaySchema,
  licenceExpiresOn: DaySchema,
  address: z.string(),
  townCode: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  areaM2: z.number().nullable(),
  seats: z.number().nullable(),
  keyUnit: z.boolean(),
});

/** Health certificates of the shop's people 健康证明, as the archive has them today; names are masked. */
export const PackPeopleSchema = z.strictObject({
  staff: z.number().int(),
  valid: z.number().int(),
  /** Run out within thirty days. */
  expiring: z.number().int(),
  expired: z.number().int(),
  rows: z.array(z.strictObject({ name: z.string(), duty: z.string(), expiresOn: DaySchema })),
});

/** An order to rectify that still runs 未完成的责令整改. */
export const PackOrderSchema = z.strictObject({
  id: IdSchema,
  number: z.string(),
  state: z.enum(ORDER_STATES),
  dueOn: DaySchema,
  open: z.number().int(),
  findings: z.array(z.strictObject({ code: z.string(), note: z.string(), state: z.enum(MENDING_STATES) })),
});
export type PackOrder = z.output<typeof PackOrderSchema>;

/** The task that sends the officer there; it names nobody who complained. */
export const PackTaskSchema = z.strictObject({ id: IdSchema, number: z.string(), what: z.string(), state: z.enum(TASK_STATES), version: z.number().int() });
export type PackTask = z.output<typeof PackTaskSchema>;

/** Cases about the shop by category 投诉举报类别: counts alone. */
export const PackCasesSchema = z.array(z.strictObject({ category: z.enum(CASE_CATEGORIES), count: z.number().int() }));
export type PackCases = z.output<typeof PackCasesSchema>;

const PackItemSchema = z.strictObject({
  code: z.string(),
  section: z.string(),
  text: z.string(),
  key: z.boolean(),
  weight: z.number().nullable(),
  failedLastTime: z.boolean(),
  /** What was found then; empty where it passed. */
  lastNote: z.string(),
});

/**
 * All that a phone needs to carry an inspection through without signal 检查包. `domain` judges the answers with the rules
 * in it by the same functions as the server.
 */
export const VisitPackSchema = z.strictObject({
  /** By the server's clock; keep it with the phone's own time of receipt and send both back with the record. */
  servedAt: z.iso.datetime(),
  shop: PackShopSchema,
  people: PackPeopleSchema,
  grade: z.strictObject({ shown: z.enum(SHOWN_GRADES), annual: z.enum(ANNUAL_GRADES).nullable() }),
  lastVisit: z.strictObject({ id: IdSchema, on: DaySchema, score: z.number(), result: z.enum(VISIT_RESULTS), grade: z.enum(DYNAMIC_GRADES).nullable(), fails: z.number().int(), openFindings: z.number().int() }).nullable(),
  orders: z.array(PackOrderSchema),
  /** Of the last `days` days. */
  cases: z.strictObject({ days: z.number().int(), rows: PackCasesSchema }),
  task: PackTaskSchema.nullable(),
  /** The points that apply, those that failed last time first. */
  checklist: z.strictObject({ edition: z.string(), title: z.string(), document: z.string(), column: z.enum(CHECKLIST_COLUMNS), columnLabel: z.string(), items: z.array(PackItemSchema) }),
  /** Wordings for these points. */
  library: z.strictObject({ edition: z.string(), wordings: z.array(WordingSchema) }),
  rules: z.strictObject({ checklist: ChecklistSchema, judgement: JudgementSchema, grading: GradingSchema }),
  /** The first visit that stands; null: this will be the first. */
  firstVisitOn: DaySchema.nullable(),
  /** Correct-by days by default 默认整改期限, in working days, for a visit on each of the coming days. */
  correctBy: z.strictObject({ workdays: z.number().int(), rows: z.array(z.strictObject({ visitedOn: DaySchema, correctBy: DaySchema })) }),
  /** Officers to choose companions from, those of the own station first. */
  officers: z.array(z.strictObject({ id: IdSchema, name: z.string(), station: z.string().nullable() })),
});
export type VisitPack = z.output<typeof VisitPackSchema>;

/** The result that the phone shows before anything is sent 现场暂计结果: what the server will find too. */
export const judgeFromPack = (pack: Pick<VisitPack, "shop" | "grade" | "rules" | "checklist" | "firstVisitOn">, answers: readonly Answer[], visitedOn: Day): { readonly score: VisitScore } & VisitVerdict => {
  const { checklist, judgement, grading } = pack.rules;
  const score = scoreVisit(checklist, pack.checklist.column, answers, judgement);
  const firstVisitOn = pack.firstVisitOn !== null && pack.firstVisitOn < visitedOn ? pack.firstVisitOn : visitedOn;
  return { score, ...judgeVisit({ grade: pack.grade.shown, licenceIssuedOn: pack.shop.licenceIssuedOn, firstVisitOn }, visitedOn, score, grading) };
};

/** The day by which a shop is to put things right, where the officer chooses no other. */
export const defaultCorrectBy = ({ correctBy: { rows, workdays } }: Pick<VisitPack, "correctBy">, visitedOn: Day): Day =>
  // A pack that is older than its days still gives a day: the working days and the weekends between them.
  rows.find((row) => row.visitedOn === visitedOn)?.correctBy ?? addDays(visitedOn, Math.ceil((workdays * 7) / 5));
