import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { emit } from "../../../platform/outbox/outbox";
import { recordAudit } from "../../audits";
import type { Alarm } from "../alarm.model";
import { alarmRef, alarmStream } from "./raise-alarm";

/** Somebody at the centre has seen it 确认警情; the first stands on record, and every wall takes it down. `alarm` is locked. */
export const acknowledgeAlarm = async (officer: OfficerActor, alarm: Alarm, now: Date): Promise<void> => {
  if (alarm.acknowledgedAt) return;
  await alarm.update({ acknowledgedAt: now, acknowledgedBy: officer.officerId, acknowledgedName: officer.name });
  await recordAudit({ actor: officer, act: "alarm.acknowledged", subject: `alarm:${alarm.publicId}`, detail: { kind: alarm.kind, sourceRef: alarm.sourceRef } }, now);
  await emit("alarm.acknowledged.v1", { ...alarmRef(alarm), by: officer.name }, alarmStream(alarm));
};
