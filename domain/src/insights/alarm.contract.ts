import * as z from "zod";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { pageInput, pageOf, queryBoolean } from "../kernel/paging";
import { ALARM_KINDS } from "./alarm.vocabulary";

/** An emergency at the command centre 警情: stays on every wall until somebody acknowledges it. */
export const AlarmViewSchema = z.strictObject({
  id: IdSchema,
  kind: z.enum(ALARM_KINDS),
  /** The cluster, or the task. */
  sourceRef: IdSchema,
  text: z.string(),
  placeName: z.string(),
  townCode: z.string(),
  establishmentId: IdSchema.nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  raisedAt: z.iso.datetime(),
  acknowledged: z.strictObject({ at: z.iso.datetime(), by: z.string() }).nullable(),
});
export type AlarmView = z.output<typeof AlarmViewSchema>;

export const alarmApi = {
  list: endpoint({
    method: "GET",
    path: "/alarms",
    summary: "警情，最近的在前；可只看尚未确认的",
    input: z.strictObject({ ...pageInput, open: queryBoolean.optional() }),
    output: pageOf(AlarmViewSchema),
  }),
  /** The first who acknowledges stands on record; a second wall reads who it was. */
  acknowledge: endpoint({ method: "POST", path: "/alarms/:id/acknowledgement", summary: "确认警情，记录确认人和时间", input: z.strictObject({ id: IdSchema }), output: AlarmViewSchema }),
};
