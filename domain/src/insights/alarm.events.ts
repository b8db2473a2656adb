import * as z from "zod";
import { IdSchema } from "../kernel/id";
import { ALARM_KINDS } from "./alarm.vocabulary";

/** How events name an alarm: what rings and where; nothing of who complained. */
export const AlarmRefSchema = z.strictObject({
  alarmId: IdSchema,
  kind: z.enum(ALARM_KINDS),
  /** Outside id of the cluster or the task. */
  sourceRef: IdSchema,
  text: z.string(),
  placeName: z.string(),
  townCode: z.string(),
});
export type AlarmRef = z.output<typeof AlarmRefSchema>;

export const alarmEvents = {
  "alarm.raised.v1": AlarmRefSchema,
  "alarm.acknowledged.v1": z.strictObject({ ...AlarmRefSchema.shape, by: z.string() }),
};
