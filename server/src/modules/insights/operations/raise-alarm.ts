import type { EventPayload } from "@sunshine/domain/events";
import type { AlarmRef } from "@sunshine/domain/insights/alarm.events";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { Alarm } from "../alarm.model";

type Ringing = Pick<Alarm, "kind" | "sourceRef" | "rung" | "text" | "placeName" | "townCode" | "lng" | "lat" | "establishmentPublicId">;

/** How events name an alarm. */
export const alarmRef = ({ publicId, kind, sourceRef, text, placeName, townCode }: Alarm): AlarmRef => ({ alarmId: publicId, kind, sourceRef, text, placeName, townCode });

/** Alarms of one source follow each other. */
export const alarmStream = ({ sourceRef }: Pick<Alarm, "sourceRef">): string => `alarm:${sourceRef}`;

export const fromCluster = ({ clusterId, placeName, townCode, lng, lat, establishment, caseIds }: EventPayload<"cluster.detected.v1">): Ringing => ({
  kind: "cluster", sourceRef: clusterId, rung: 0, text: `72 小时内 ${caseIds.length} 件疑似食物中毒，请立即核查`, placeName, townCode, lng, lat, establishmentPublicId: establishment?.publicId ?? null,
});

type TaskEvent = EventPayload<"dispatch.raised.v1">;

const ofTask = ({ taskId, placeName, townCode, lng, lat, establishment }: TaskEvent) => ({ sourceRef: taskId, placeName, townCode, lng, lat, establishmentPublicId: establishment?.publicId ?? null });

export const fromTask = (event: TaskEvent): Ringing => ({ ...ofTask(event), kind: "emergency_task", rung: 0, text: `${event.number}：${event.what}`.slice(0, 300) });

export const fromLadder = (event: EventPayload<"dispatch.escalated.v1">): Ringing => ({ ...ofTask(event), kind: "unaccepted_task", rung: event.rung, text: `${event.number}：${event.label}` });

/** Rings at the centre 报警, once for each source and rung, however often the event is delivered. */
export const raiseAlarm = async ({ ids }: Pick<Services, "ids">, ringing: Ringing, at: Date): Promise<void> => {
  const { kind, sourceRef, rung } = ringing;
  if (await Alarm.findOne({ where: { kind, sourceRef, rung }, attributes: ["id"] })) return;
  const alarm = await Alarm.create({ ...ringing, publicId: ids.newId(), raisedAt: at });
  await emit("alarm.raised.v1", alarmRef(alarm), alarmStream(alarm));
};
