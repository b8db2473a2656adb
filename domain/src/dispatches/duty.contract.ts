import * as z from "zod";
import { OFFICER_ROLES } from "../accounts/actor";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { TaskOfficerSchema } from "./dispatch.contract";

const TimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "时间格式应为 08:30");

/** A shift on the roster 值班班次. */
export const ShiftSchema = z.strictObject({
  id: IdSchema,
  on: DaySchema,
  from: TimeSchema,
  to: TimeSchema,
  officer: TaskOfficerSchema,
  /** Who takes over when the officer cannot 替班. */
  standIn: TaskOfficerSchema.nullable(),
  /** True: the stand-in does this shift. */
  stoodIn: z.boolean(),
  station: z.string().nullable(),
  version: z.number().int(),
});
export type Shift = z.output<typeof ShiftSchema>;

/** An officer on duty 在岗人员, with the last place while it is shared and fresh. */
export const OnDutySchema = z.strictObject({
  officer: TaskOfficerSchema,
  role: z.enum(OFFICER_ROLES),
  station: z.string().nullable(),
  since: z.iso.datetime(),
  place: z.strictObject({ lng: z.number(), lat: z.number(), at: z.iso.datetime() }).nullable(),
  load: z.number().int(),
});
export type OnDuty = z.output<typeof OnDutySchema>;

export const MyDutySchema = z.strictObject({
  onDuty: z.boolean(),
  since: z.iso.datetime().nullable(),
  /** Is a place of mine stored 是否正在共享位置. */
  sharing: z.boolean(),
  today: z.array(ShiftSchema),
});

/** An officer who can be put on the roster 可排班人员. */
export const RosterOfficerSchema = z.strictObject({ ...TaskOfficerSchema.shape, role: z.enum(OFFICER_ROLES), station: z.string().nullable() });

const done = z.strictObject({ done: z.literal(true) });

export const dutyApi = {
  roster: endpoint({ method: "GET", path: "/duty/shifts", summary: "值班表", input: z.strictObject({ from: DaySchema, to: DaySchema }), output: z.strictObject({ rows: z.array(ShiftSchema) }) }),
  planShift: endpoint({
    method: "POST",
    path: "/duty/shifts",
    summary: "排班",
    repeat: "key",
    input: z.strictObject({ on: DaySchema, from: TimeSchema, to: TimeSchema, officerId: IdSchema, standInId: IdSchema.nullable().default(null) }).refine(({ officerId, standInId }) => officerId !== standInId, { path: ["standInId"], message: "替班人员不能是本人" }),
    output: ShiftSchema,
  }),
  standIn: endpoint({ method: "POST", path: "/duty/shifts/:id/stand-in", summary: "由替班人员值班，或恢复本人值班", input: z.strictObject({ id: IdSchema, version: z.number().int(), stoodIn: z.boolean() }), output: ShiftSchema }),
  dropShift: endpoint({ method: "DELETE", path: "/duty/shifts/:id", summary: "取消班次", input: z.strictObject({ id: IdSchema }), output: done }),
  officers: endpoint({ method: "GET", path: "/duty/roster/officers", summary: "可排班的在职人员", input: z.strictObject({}), output: z.strictObject({ rows: z.array(RosterOfficerSchema) }) }),
  onDuty: endpoint({ method: "GET", path: "/duty/officers", summary: "在岗人员与最近位置", input: z.strictObject({}), output: z.strictObject({ rows: z.array(OnDutySchema) }) }),
  mine: endpoint({ method: "GET", path: "/me/duty", summary: "我的在岗状态与今日班次", input: z.strictObject({}), output: MyDutySchema }),
  goOn: endpoint({ method: "POST", path: "/me/duty", summary: "上岗或离岗；离岗时删除位置", input: z.strictObject({ onDuty: z.boolean() }), output: MyDutySchema }),
  /** Stored only while on duty, the last place alone; gone when off duty. */
  sharePlace: endpoint({ method: "POST", path: "/me/place", summary: "在岗时共享位置", input: z.strictObject({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54) }), output: done }),
};
