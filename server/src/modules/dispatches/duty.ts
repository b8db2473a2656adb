import { Op } from "sequelize";
import { DISPATCH_RULES } from "@sunshine/config/loop-rules";
import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { metresTo, rankCandidates } from "@sunshine/domain/dispatches/dispatch.rules";
import type { Suggestion } from "@sunshine/domain/dispatches/dispatch.contract";
import type { OnDuty, Shift } from "@sunshine/domain/dispatches/duty.contract";
import { dayOf, type Day } from "@sunshine/domain/kernel/day";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { emit } from "../../platform/outbox/outbox";
import { officersById, type OfficerFacts } from "../officers";
import { DutyPresence, DutyShift, type DispatchTask } from "./task.model";
import { placeOf } from "./task.presenter";
import { loadOf } from "./task.queries";

const MINUTE_MS = 60_000;
/** Others are told at most this often that an officer's place is newer. */
const TELL_EVERY_MS = 30_000;

/** Goes on or off duty 上岗、离岗; off duty nothing remains of where the officer was. */
export const setDuty = async ({ officerId, name }: OfficerActor, onDuty: boolean, now: Date): Promise<void> => {
  const today = dayOf(now);
  const present = await DutyPresence.findOne({ where: { officerId }, lock: true });
  if ((present?.day === today) === onDuty) return;
  await DutyPresence.destroy({ where: { officerId } });
  if (onDuty) await DutyPresence.bulkCreate([{ officerId, day: today, since: now }], { ignoreDuplicates: true });
  const officer = (await officersById([officerId])).get(officerId);
  if (officer) await emit("duty.changed.v1", { officerId, officerPublicId: officer.publicId, name, onDuty }, `duty:${officerId}`);
};

/** Keeps the last place of an officer on duty 共享位置, and no earlier one. */
export const sharePlace = async ({ officerId }: OfficerActor, { lng, lat }: { readonly lng: number; readonly lat: number }, now: Date): Promise<void> => {
  const present = await DutyPresence.findOne({ where: { officerId, day: dayOf(now) }, lock: true });
  if (!present) throw new DomainError("rule_violated", { message: "您未上岗，位置不会被记录；请先上岗" });
  const tell = !present.toldAt || now.getTime() - present.toldAt.getTime() >= TELL_EVERY_MS;
  await present.update({ lng, lat, placedAt: now, ...(tell && { toldAt: now }) });
  const officer = tell ? (await officersById([officerId])).get(officerId) : undefined;
  if (officer) await emit("duty.place_shared.v1", { officerId, officerPublicId: officer.publicId }, `duty:${officerId}`);
};

/** Duty ends with its day: what was left on, places too, is deleted. */
export const endPastDuties = async (now: Date): Promise<void> => {
  await DutyPresence.destroy({ where: { day: { [Op.lt]: dayOf(now) } } });
};

interface Present {
  readonly officer: OfficerFacts;
  readonly presence: DutyPresence;
  readonly place: OnDuty["place"];
  readonly load: number;
}

const freshPlace = ({ lng, lat, placedAt }: DutyPresence, now: Date): OnDuty["place"] =>
  lng == null || lat == null || !placedAt || now.getTime() - placedAt.getTime() > DISPATCH_RULES.placeFreshMinutes * MINUTE_MS ? null : { lng, lat, at: placedAt.toISOString() };

const presentNow = async (now: Date): Promise<Present[]> => {
  const presences = await DutyPresence.findAll({ where: { day: dayOf(now) }, order: [["since", "ASC"]] });
  const ids = presences.map(({ officerId }) => Number(officerId));
  const [officers, loads] = await Promise.all([officersById(ids), loadOf(ids)]);
  return presences.flatMap((presence) => {
    const officer = officers.get(Number(presence.officerId));
    return officer ? [{ officer, presence, place: freshPlace(presence, now), load: loads.get(officer.id) ?? 0 }] : [];
  });
};

const shown = ({ publicId: id, name }: OfficerFacts) => ({ id, name });

/** Officers on duty, for the centre's map 在岗人员. */
export const onDutyNow = async (now: Date): Promise<OnDuty[]> =>
  (await presentNow(now)).map(({ officer, presence, place, load }) => ({ officer: shown(officer), role: officer.role, station: officer.station, since: presence.since.toISOString(), place, load }));

/** What somebody is looked for: a task, or the place of one that is still to be raised. */
export type Wanted = Pick<DispatchTask, "lng" | "lat"> & { readonly townCode: string | undefined; readonly assigneeId: number | null; readonly refusedBy: readonly number[] };

/** Officers on duty who could go, the best first 就近推荐. */
export const suggestFor = async (task: Wanted, now: Date): Promise<Suggestion[]> => {
  const at = placeOf(task);
  const covers = ({ towns }: OfficerFacts): boolean => towns === null || (task.townCode !== undefined && towns.includes(task.townCode));
  const candidates = (await presentNow(now))
    .filter(({ officer }) => officer.id !== Number(task.assigneeId))
    .map((it) => ({ ...it, coversTown: covers(it.officer), refused: task.refusedBy.includes(it.officer.id) }));
  return rankCandidates(at, candidates, DISPATCH_RULES).map(({ officer, place, load, coversTown, refused }) => ({
    officer: shown(officer), role: officer.role, station: officer.station, distanceM: metresTo(at, place), load, coversTown, refused,
  }));
};

/** Shifts with the people on them 值班表. */
export const presentShifts = async (shifts: readonly DutyShift[]): Promise<Shift[]> => {
  const officers = await officersById(shifts.flatMap(({ officerId, standInId }) => [Number(officerId), ...(standInId === null ? [] : [Number(standInId)])]));
  return shifts.flatMap((shift) => {
    const officer = officers.get(Number(shift.officerId));
    const standIn = shift.standInId === null ? undefined : officers.get(Number(shift.standInId));
    if (!officer) return [];
    return [{ id: shift.publicId, on: shift.day, from: shift.fromTime, to: shift.toTime, officer: shown(officer), standIn: standIn ? shown(standIn) : null, stoodIn: shift.stoodIn, station: officer.station, version: shift.version }];
  });
};

/** What an officer reads of the own duty 我的在岗状态. */
export const myDuty = async ({ officerId }: OfficerActor, now: Date) => {
  const today: Day = dayOf(now);
  const presence = await DutyPresence.findOne({ where: { officerId, day: today } });
  const shifts = await DutyShift.findAll({ where: { day: today, [Op.or]: [{ officerId }, { standInId: officerId }] }, order: [["fromTime", "ASC"]] });
  return { onDuty: presence !== null, since: presence?.since.toISOString() ?? null, sharing: presence?.placedAt != null, today: await presentShifts(shifts) };
};
