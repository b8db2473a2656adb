import type { TaskRef } from "@sunshine/domain/dispatches/dispatch.events";
import { regulatorsOf, topic, type AudienceTable } from "../../platform/live/audience";

/** How clients name a task. */
const told = ({ taskId, number, what, urgency, state, source, townCode, placeName, lng, lat, assigneeName, sceneBy, by }: TaskRef) => ({
  taskId, number, what, urgency, state, source, townCode, placeName, lng, lat, assigneeName, sceneBy, by,
});

const officers = (...ids: readonly (number | null)[]): string[] => [...new Set(ids.filter((id): id is number => id !== null))].map(topic.officer);

/** The centre, the officers of the town, and the officer whose task it is or was. */
const tell = (event: TaskRef, more: Record<string, unknown> = {}, former: number | null = null) => [
  { topics: [...regulatorsOf(event.townCode), ...officers(event.assigneeId, former)], data: { ...told(event), ...more } },
];

/** Who hears of tasks 受众: officers only; where somebody is, is never told, it is read by those who may. */
export const dispatchAudience: AudienceTable = {
  "dispatch.raised.v1": (event) => tell(event),
  "dispatch.assigned.v1": (event) => tell(event, {}, event.formerId),
  "dispatch.accepted.v1": (event) => tell(event),
  "dispatch.refused.v1": (event) => tell(event, { reason: event.reason }, event.formerId),
  "dispatch.departed.v1": (event) => tell(event),
  "dispatch.arrived.v1": (event) => tell(event, { minutesToScene: event.minutesToScene, promiseKept: event.promiseKept }),
  "dispatch.finished.v1": (event) => tell(event, { result: event.result, inspectionId: event.inspectionId }),
  "dispatch.recalled.v1": (event) => tell(event, { reason: event.reason }, event.formerId),
  "dispatch.cancelled.v1": (event) => tell(event, { reason: event.reason }, event.formerId),
  "dispatch.escalated.v1": (event) => tell(event, { rung: event.rung, to: event.to, label: event.label }),
  "dispatch.message_sent.v1": ({ taskId, number, assigneeId, by }) => [{ topics: [topic.county, ...officers(assigneeId)], data: { taskId, number, by } }],
  "duty.changed.v1": ({ officerId, officerPublicId, name, onDuty }) => [{ topics: [topic.county, topic.officer(officerId)], data: { officerId: officerPublicId, name, onDuty } }],
  "duty.place_shared.v1": ({ officerPublicId }) => [{ topics: [topic.county], data: { officerId: officerPublicId } }],
  "duty.roster_changed.v1": ({ on, by, officerIds }) => [{ topics: [topic.county, ...officers(...officerIds)], data: { on, by } }],
};
