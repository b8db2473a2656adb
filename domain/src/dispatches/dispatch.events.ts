import * as z from "zod";
import { EstablishmentRefSchema } from "../establishments/establishment.events";
import { IdSchema } from "../kernel/id";
import { TASK_STATES } from "./dispatch.states";
import { TASK_SOURCES, URGENCIES } from "./dispatch.vocabulary";

/** How events name a task: enough to route and to tell; where an officer is, is never in an event. */
export const TaskRefSchema = z.strictObject({
  taskId: IdSchema,
  number: z.string(),
  what: z.string(),
  urgency: z.enum(URGENCIES),
  state: z.enum(TASK_STATES),
  source: z.strictObject({ kind: z.enum(TASK_SOURCES), ref: IdSchema.nullable() }),
  townCode: z.string(),
  placeName: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  establishment: EstablishmentRefSchema.nullable(),
  /** Inside number of the officer whose task it is now. */
  assigneeId: z.number().int().nullable(),
  assigneeName: z.string().nullable(),
  sceneBy: z.iso.datetime(),
  by: z.string(),
});
export type TaskRef = z.output<typeof TaskRefSchema>;

const of = TaskRefSchema.shape;
/** The officer who had the task before, to be told that it is gone. */
const formerId = z.number().int().nullable();

export const dispatchEvents = {
  "dispatch.raised.v1": z.strictObject(of),
  "dispatch.assigned.v1": z.strictObject({ ...of, formerId }),
  "dispatch.accepted.v1": z.strictObject(of),
  "dispatch.refused.v1": z.strictObject({ ...of, formerId, reason: z.string() }),
  "dispatch.departed.v1": z.strictObject(of),
  "dispatch.arrived.v1": z.strictObject({ ...of, minutesToScene: z.number().int(), promiseKept: z.boolean() }),
  "dispatch.finished.v1": z.strictObject({ ...of, result: z.string(), inspectionId: IdSchema.nullable() }),
  "dispatch.recalled.v1": z.strictObject({ ...of, formerId, reason: z.string() }),
  "dispatch.cancelled.v1": z.strictObject({ ...of, formerId, reason: z.string() }),
  /** Nobody has accepted in time 无人接单; each rung once. */
  "dispatch.escalated.v1": z.strictObject({ ...of, rung: z.number().int(), to: z.enum(["centre", "bureau"]), label: z.string() }),
  /** The words stay in the thread. */
  "dispatch.message_sent.v1": z.strictObject({ ...of, senderId: z.number().int() }),
  "duty.changed.v1": z.strictObject({ officerId: z.number().int(), officerPublicId: IdSchema, name: z.string(), onDuty: z.boolean() }),
  /** An officer's place is newer; who may see it reads it again. */
  "duty.place_shared.v1": z.strictObject({ officerId: z.number().int(), officerPublicId: IdSchema }),
  "duty.roster_changed.v1": z.strictObject({ on: z.string(), by: z.string(), officerIds: z.array(z.number().int()) }),
};
