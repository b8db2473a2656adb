import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import type { RaiseTask } from "@sunshine/domain/dispatches/dispatch.contract";
import { sceneBy } from "@sunshine/domain/dispatches/dispatch.rules";
import { dayOf, type Day } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { findCaseRef, findCluster, mayDispatchFrom } from "../../complaints";
import { findEstablishment } from "../../establishments";
import { isRectification } from "../../rectifications";
import { DispatchTask, TaskCounter } from "../task.model";
import { stepOf, streamOf, taskRef, tellCase, waitingFrom } from "../task.record";
import { assignTask } from "./assign-task";

/** Draws the next number of the day 任务编号, "DD20261123-0001"; the day's row stays locked until commit. */
const drawNumber = async (day: Day): Promise<string> => {
  await TaskCounter.bulkCreate([{ day, last: 0 }], { ignoreDuplicates: true });
  const counter = await TaskCounter.findOne({ where: { day }, lock: true, rejectOnEmpty: true });
  await counter.update({ last: counter.last + 1 });
  return `DD${day.replaceAll("-", "")}-${String(counter.last).padStart(4, "0")}`;
};

type TaskPlace = Pick<DispatchTask, "establishmentId" | "establishmentPublicId" | "placeName" | "address" | "townCode" | "lng" | "lat">;

/** A shop brings its own place; a pin that is given with it is more exact and wins. */
const placeOf = async (given: RaiseTask): Promise<TaskPlace> => {
  const { establishmentId, lng, lat, placeName, address, townCode } = given;
  if (establishmentId === null) return { establishmentId: null, establishmentPublicId: null, placeName, address, townCode: townCode ?? "", lng, lat };
  const shop = await findEstablishment(establishmentId);
  if (!shop) throw invalidField("establishmentId", "没有这个单位");
  return { establishmentId: shop.id, establishmentPublicId: shop.publicId, placeName: shop.name, address: address ?? shop.address, townCode: shop.townCode, lng: lng ?? shop.lng, lat: lat ?? shop.lat };
};

/** A source is real, the officer may work from it, and it has no other open task. */
const checkSource = async (officer: OfficerActor, { kind, ref }: RaiseTask["source"]): Promise<void> => {
  if (ref === null) return;
  if (kind === "complaint") {
    const found = await findCaseRef(ref);
    if (!found || !mayDispatchFrom(officer, found)) throw invalidField("source", "没有这件投诉举报");
  }
  if (kind === "anomaly" && !(await findCluster(ref))) throw invalidField("source", "没有这条预警");
  if (kind === "rectification" && !(await isRectification(ref))) throw invalidField("source", "没有这份责令整改通知");
  const open = await DispatchTask.count({ where: { sourceRef: ref, running: true } });
  if (open > 0) throw new DomainError("duplicate", { message: "这一来源已有进行中的任务", fields: [{ path: "source", message: "已有进行中的任务" }] });
};

/** Raises a task 下达任务, by hand or from a source, and assigns it at once where an officer is named. */
export const raiseTask = async ({ ids, region }: Pick<Services, "ids" | "region">, officer: OfficerActor, given: RaiseTask, now: Date): Promise<DispatchTask> => {
  const place = await placeOf(given);
  const town = region.towns.find(({ code }) => code === place.townCode);
  if (!town) throw invalidField("townCode", "没有这个乡镇");
  // The day's row is locked from here on, so that of two tasks from one source the second finds the first.
  const number = await drawNumber(dayOf(now));
  await checkSource(officer, given.source);
  const task = await DispatchTask.create({
    publicId: ids.newId(), number, what: given.what, urgency: given.urgency, state: "waiting", running: true,
    sourceKind: given.source.kind, sourceRef: given.source.ref, ...place, assigneeId: null, assigneePublicId: null, assigneeName: null,
    raisedBy: officer.name, raisedAt: now, onSceneMinutes: town.onSceneMinutes, sceneBy: sceneBy(now, town.onSceneMinutes), ...waitingFrom(now, given.urgency),
    steps: [stepOf("raise", officer.name, given.what, now)],
  });
  await emit("dispatch.raised.v1", taskRef(task, officer.name), streamOf(task));
  await tellCase(task, { title: "已下达现场任务", text: `${task.number}：${task.what}`, by: officer.name, tell: false }, now);
  return given.assigneeId === null ? task : assignTask(officer.name, task, { version: task.version, officerId: given.assigneeId, reason: "" }, now);
};
