import type { TaskRef } from "@sunshine/domain/dispatches/dispatch.events";
import { dayWord, marksOf, momentWord, type Occasion, type OccasionTable } from "./occasion";

interface More {
  readonly former?: number | null;
  readonly values?: Occasion["values"];
  readonly marks?: Readonly<Record<string, boolean>>;
}

const ofTask = (event: TaskRef, { former = null, values = {}, marks = {} }: More = {}): Occasion => ({
  parties: { assignee: [event.assigneeId], former: [former], townCode: event.townCode },
  links: { task: event.taskId },
  values: { number: event.number, what: event.what, place: event.placeName, sceneBy: momentWord(event.sceneBy), by: event.by, ...values },
  marks: marksOf(marks),
});

/** Tasks and duty 指挥调度. */
export const taskOccasions: OccasionTable = {
  "dispatch.assigned.v1": (event) => ofTask(event, { former: event.formerId, marks: { emergency: event.urgency === "emergency", ordinary: event.urgency !== "emergency", reassigned: event.formerId !== event.assigneeId } }),
  "dispatch.refused.v1": (event) => ofTask(event, { former: event.formerId, values: { reason: event.reason } }),
  "dispatch.finished.v1": (event) => ofTask(event, { values: { result: event.result } }),
  "dispatch.recalled.v1": (event) => ofTask(event, { former: event.formerId, values: { reason: event.reason } }),
  "dispatch.cancelled.v1": (event) => ofTask(event, { former: event.formerId, values: { reason: event.reason } }),
  "dispatch.escalated.v1": (event) => ofTask(event, { values: { label: event.label }, marks: { [`to_${event.to}`]: true } }),
  "dispatch.message_sent.v1": (event) => ofTask(event, { marks: { from_officer: event.senderId === event.assigneeId, from_centre: event.senderId !== event.assigneeId } }),
  "duty.roster_changed.v1": ({ on, by, officerIds }) => ({ parties: { rostered: officerIds }, links: { roster: null }, values: { day: dayWord(on), by }, marks: [] }),
};
