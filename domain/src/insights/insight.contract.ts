import * as z from "zod";
import { ESTABLISHMENT_TYPES } from "../establishments/establishment.vocabulary";
import { SHOWN_GRADES } from "../grades/grade.vocabulary";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";

const Count = z.number().int();
/** Every tile tells when its figure was counted. */
const asOf = z.iso.datetime();

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
