import { coversTown, type OfficerActor } from "@sunshine/domain/accounts/actor";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import type { Urgency } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import { addDays, dayOf } from "@sunshine/domain/kernel/day";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { officersById } from "../src/modules/officers";
import { createChance, type Chance } from "./chance";
import type { Play, Stage } from "./world";

const MINUTE = 60_000;
const RESULTS = ["已到现场核实，当场责令改正并复核到位。", "已核查后厨和进货记录，问题属实，已下达责令整改。", "现场未发现反映的情形，已留存照片备查。", "已批评教育并要求当日整改，次日回访。"];

const publicIdOf = async ({ officerId }: OfficerActor): Promise<string | null> => (await officersById([officerId])).get(officerId)?.publicId ?? null;

interface Errand {
  /** Outside id of the complaint or report. */
  readonly caseId: string;
  readonly what: string;
  readonly urgency: Urgency;
}

const minutesOf = (luck: Chance, urgency: Urgency): { accept: number; arrive: number } =>
  urgency === "routine" ? { accept: luck.int(4, 26), arrive: luck.int(40, 110) } : { accept: luck.int(1, 4), arrive: luck.int(9, 26) };

/** Walks a task as far as time allows: accepted, on the way, on the scene, done 接单、出发、到场、办结. */
const carryOut = async ({ host, cast, setClock, until }: Play, { shop }: Stage, task: TaskView, raisedAt: Date, luck: Chance): Promise<void> => {
  const officer = host.as(cast.stationOf(shop.town.code));
  const after = (minutes: number): Date => new Date(raisedAt.getTime() + minutes * MINUTE);
  const { accept, arrive } = minutesOf(luck, task.urgency);
  const steps = [
    [accept, (version: number) => officer(dispatchApi.accept, { id: task.id, version })],
    [accept + 2, (version: number) => officer(dispatchApi.depart, { id: task.id, version })],
    [arrive, (version: number) => officer(dispatchApi.arrive, { id: task.id, version, lng: shop.lng + 0.0002, lat: shop.lat - 0.0001 })],
    [arrive + luck.int(20, 60), (version: number) => officer(dispatchApi.finish, { id: task.id, version, result: luck.pick(RESULTS) })],
  ] as const;
  let { version } = task;
  for (const [minutes, step] of steps) {
    if (after(minutes) > until) return;
    setClock(after(minutes));
    ({ version } = await step(version));
  }
};

/** The centre sends an officer because of a case 因投诉举报派员到场. */
export const performErrand = async (play: Play, stage: Stage, at: Date, { caseId, what, urgency }: Errand): Promise<void> => {
  const { host, cast, key } = play;
  const luck = createChance(Math.floor(at.getTime() / MINUTE));
  const assigneeId = await publicIdOf(cast.stationOf(stage.shop.town.code));
  const task = await host.as(cast.command)(dispatchApi.raise, { source: { kind: "complaint", ref: caseId }, establishmentId: stage.id, urgency, what, assigneeId }, { key: key() });
  await carryOut(play, stage, task, at, luck);
};

const SHIFTS = [["08:30", "14:00"], ["14:00", "20:30"]] as const;
const ROSTERED_DAYS = 7;

/** The roster of this week 值班表, and who is on duty now with a place near a shop of theirs. */
export const openDuty = async ({ host, cast, key, stages, until }: Play, officers: readonly OfficerActor[]): Promise<void> => {
  const luck = createChance(20);
  const today = dayOf(until);
  const crew = officers.filter(({ role }) => role === "station_officer" || role === "bureau_officer");
  const ids = await Promise.all(crew.map(publicIdOf));
  for (let day = 0; day < ROSTERED_DAYS; day += 1) {
    for (const [turn, [from, to]] of SHIFTS.entries()) {
      const [officerId, standInId] = [0, 1].map((place) => ids[(day * 2 + turn + place) % ids.length]!);
      await host.as(cast.command)(dutyApi.planShift, { on: addDays(today, day), from, to, officerId: officerId!, standInId: standInId ?? null }, { key: key() });
    }
  }
  for (const officer of crew.slice(0, Math.ceil(crew.length * 0.6))) {
    await host.as(officer)(dutyApi.goOn, { onDuty: true });
    const near = luck.pick(stages.filter(({ shop }) => coversTown(officer, shop.town.code)));
    await host.as(officer)(dutyApi.sharePlace, { lng: near.shop.lng + 0.003, lat: near.shop.lat + 0.002 });
  }
};

/** What is under way at this moment 进行中的任务: one on the road to a complaint, one that nobody has yet, for an order that is late. */
export const leaveErrands = async ({ host, cast, key, stages }: Play): Promise<void> => {
  const centre = host.as(cast.command);
  const { rows: late } = await centre(rectificationApi.list, { clock: "overdue", limit: 1 });
  for (const { id, establishmentId } of late) {
    await centre(dispatchApi.raise, { source: { kind: "rectification", ref: id }, establishmentId, urgency: "routine", what: "责令整改已超期，请到场核查整改情况。" }, { key: key() });
  }
  const { rows: cases } = await centre(complaintApi.list, { open: true, limit: 20 });
  const open = cases.find(({ establishmentId }) => stages.some(({ id }) => id === establishmentId));
  const stage = stages.find(({ id }) => id === open?.establishmentId);
  if (!open || !stage) return;
  const actor = cast.stationOf(stage.shop.town.code);
  const assigneeId = await publicIdOf(actor);
  const { id, version } = await centre(dispatchApi.raise, { source: { kind: "complaint", ref: open.id }, establishmentId: stage.id, urgency: "urgent", what: "请到场核查投诉反映的问题，并联系经营者配合。", assigneeId }, { key: key() });
  const accepted = await host.as(actor)(dispatchApi.accept, { id, version });
  await host.as(actor)(dispatchApi.depart, { id, version: accepted.version });
};
