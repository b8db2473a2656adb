import { addDays, type Day } from "@sunshine/domain/kernel/day";
import type { Shift } from "@sunshine/domain/dispatches/duty.contract";

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

export const weekFrom = (monday: Day): Day[] => Array.from({ length: 7 }, (_, at) => addDays(monday, at));

/** Shifts by day, each day in the order of its hours. */
export const shiftsByDay = (days: readonly Day[], shifts: readonly Shift[]): { readonly day: Day; readonly shifts: readonly Shift[] }[] =>
  days.map((day) => ({ day, shifts: shifts.filter(({ on }) => on === day).sort((one, other) => one.from.localeCompare(other.from) || one.officer.name.localeCompare(other.officer.name, "zh-CN")) }));

/** Who really does the shift 实际值班人员. */
export const onShift = ({ officer, standIn, stoodIn }: Shift): { readonly id: string; readonly name: string } => (stoodIn && standIn ? standIn : officer);

/** A night shift ends on the next day. */
export const hoursText = ({ from, to }: Pick<Shift, "from" | "to">): string => (to <= from ? `${from}–次日 ${to}` : `${from}–${to}`);
