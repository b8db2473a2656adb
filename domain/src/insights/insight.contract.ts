import * as z from "zod";
import { CLOCK_STATES } from "../complaints/clocks";
import { CASE_STATES } from "../complaints/complaint.states";
import { CASE_CATEGORIES, CASE_KINDS } from "../complaints/complaint.vocabulary";
import { TaskRowSchema } from "../dispatches/dispatch.contract";
import { ESTABLISHMENT_TYPES } from "../establishments/establishment.vocabulary";
import { SHOWN_GRADES } from "../grades/grade.vocabulary";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { RectificationRowSchema } from "../rectifications/rectification.contract";

const Count = z.number().int();
/** Every tile tells when its figure was counted. */
const asOf = z.iso.datetime();

/** Median and ninth decile 中位数与 90 分位 over the last thirty days; null where nothing was measured. */
const Duration = z.strictObject({ median: z.number().int().nullable(), p90: z.number().int().nullable(), times: Count });
export type DurationFigure = z.output<typeof Duration>;

/** An open case on the map 在办投诉举报: what and where, never who or in which words. */
export const SituationCaseSchema = z.strictObject({
  id: IdSchema,
  number: z.string(),
  kind: z.enum(CASE_KINDS),
  category: z.enum(CASE_CATEGORIES),
  state: z.enum(CASE_STATES),
  clock: z.enum(CLOCK_STATES),
  daysLeft: z.number().int(),
  placeName: z.string(),
  townCode: z.string(),
  establishmentId: IdSchema.nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  clusterId: IdSchema.nullable(),
});
export type SituationCase = z.output<typeof SituationCaseSchema>;

/** An overdue order at the shop's place 超期整改. */
export const SituationOrderSchema = z.strictObject({ ...RectificationRowSchema.shape, lng: z.number().nullable(), lat: z.number().nullable() });
export type SituationOrder = z.output<typeof SituationOrderSchema>;

export const insightApi = {
  /** The command centre's figures, each counted from the database. */
  overview: endpoint({
    method: "GET",
    path: "/insights/overview",
    summary: "指挥中心总览",
    input: z.strictObject({}),
    output: z.strictObject({
      establishments: z.strictObject({
        asOf,
        total: Count,
        open: Count,
        key: Count,
        byGrade: z.array(z.strictObject({ grade: z.enum(SHOWN_GRADES), count: Count })),
        byType: z.array(z.strictObject({ type: z.enum(ESTABLISHMENT_TYPES), count: Count })),
        byTown: z.array(z.strictObject({ townCode: z.string(), count: Count, byGrade: z.array(z.strictObject({ grade: z.enum(SHOWN_GRADES), count: Count })) })),
      }),
      today: z.strictObject({ asOf, day: DaySchema, scans: Count, orders: Count, paidFen: Count, visits: Count, newGrades: Count }),
      /** The last fourteen days, oldest first. */
      trend: z.strictObject({ asOf, days: z.array(z.strictObject({ day: DaySchema, scans: Count, orders: Count, visits: Count })) }),
      inspections: z.strictObject({ asOf, last12Months: Count, visitedEstablishments: Count, openFindings: Count, licenceExpiring30Days: Count }),
    }),
  }),
  /** The loop's figures 闭环数字. Those of the last thirty days say since when; each is the number of rows that its list gives. */
  loop: endpoint({
    method: "GET",
    path: "/insights/loop",
    summary: "办件、任务、整改与满意度数字",
    input: z.strictObject({}),
    output: z.strictObject({
      asOf,
      /** First of the thirty days. */
      since: DaySchema,
      today: DaySchema,
      cases: z.strictObject({ within: Count, near: Count, overdue: Count, today: Count }),
      ratings: z.strictObject({ rated: Count, solved: Count, stars: z.number().nullable() }),
      tasks: z.strictObject({ open: Count, waiting: Count, assigned: Count, accepted: Count, onTheWay: Count, onScene: Count, late: Count, emergency: Count }),
      accept: Duration,
      scene: Duration,
      mended: Duration,
      /** Towns where somebody arrived, and how often in time 到场承诺兑现. */
      promises: z.array(z.strictObject({ townCode: z.string(), arrived: Count, kept: Count })),
      orders: z.strictObject({ open: Count, near: Count, overdue: Count }),
      /** Null for officers who may not see who is on duty. */
      onDuty: Count.nullable(),
    }),
  }),
  /** What is open now, for map and queue 当前态势; who complained is not in it. */
  situation: endpoint({
    method: "GET",
    path: "/insights/situation",
    summary: "指挥中心态势：在办案件、进行中的任务与超期整改",
    input: z.strictObject({}),
    output: z.strictObject({
      asOf,
      cases: z.array(SituationCaseSchema),
      tasks: z.array(TaskRowSchema),
      orders: z.array(SituationOrderSchema),
      /** In all, with those that are beyond what is sent. */
      totals: z.strictObject({ cases: Count, tasks: Count, orders: Count }),
    }),
  }),
  /** Every shop as one point; the map's layer. */
  points: endpoint({
    method: "GET",
    path: "/insights/points",
    summary: "指挥中心地图点位",
    input: z.strictObject({}),
    output: z.strictObject({
      asOf,
      points: z.array(z.strictObject({ id: IdSchema, name: z.string(), type: z.enum(ESTABLISHMENT_TYPES), grade: z.enum(SHOWN_GRADES), townCode: z.string(), lng: z.number(), lat: z.number() })),
    }),
  }),
  /** The latest events that the centre may hear, for a wall that has just been switched on. */
  feed: endpoint({
    method: "GET",
    path: "/insights/feed",
    summary: "最近动态",
    input: z.strictObject({ limit: z.coerce.number<number | string>().int().min(1).max(100).default(40) }),
    output: z.strictObject({
      rows: z.array(z.strictObject({ id: z.number().int(), name: z.string(), at: z.iso.datetime(), data: z.record(z.string(), z.unknown()) })),
      /** Where a socket should resume. */
      cursor: z.number().int(),
    }),
  }),
  /** Is each source alive: database, relay, push, payments. */
  health: endpoint({
    method: "GET",
    path: "/insights/health",
    summary: "数据来源健康状况",
    input: z.strictObject({}),
    output: z.strictObject({
      sources: z.array(z.strictObject({ source: z.string(), label: z.string(), ok: z.boolean(), detail: z.string(), lastAt: z.iso.datetime().nullable() })),
      parked: z.array(z.strictObject({ id: z.number().int(), event: z.string(), subscriber: z.string(), attempts: Count, error: z.string(), at: z.iso.datetime() })),
    }),
  }),
  retryParked: endpoint({
    method: "POST",
    path: "/insights/parked/:id/retry",
    summary: "重新投递一条搁置的事件",
    input: z.strictObject({ id: z.coerce.number<number | string>().int() }),
    output: z.strictObject({ done: z.literal(true) }),
  }),
};
