import { COMPLAINT_CLOCKS, WORK_CALENDAR } from "@sunshine/config/complaints";
import { clockState, runningDeadline, type ComplaintClocks, type Deadline } from "@sunshine/domain/complaints/clocks";
import { statutoryDeadlines } from "@sunshine/domain/complaints/statutory-deadlines";
import { OPEN_CASE_STATES } from "@sunshine/domain/complaints/complaint.states";
import type { StatutoryDeadlineView } from "@sunshine/domain/complaints/complaint.views";
import { addDays, daysBetween, type Day } from "@sunshine/domain/kernel/day";
import { editionInForce } from "@sunshine/domain/kernel/regulation";
import type { ComplaintCase } from "./case.model";

type Clocked = Pick<ComplaintCase, "kind" | "state" | "clockFrom" | "extendedOn" | "receivedOn"> & Partial<Pick<ComplaintCase, "filed" | "filedOn">>;

/** The day of filing, where the report was filed. */
const filedOnOf = ({ filed, filedOn }: Clocked): Day | null => (filed === true ? (filedOn ?? null) : null);

/** Limits that apply to a case: those in force when it was received. */
export const clocksFor = ({ receivedOn }: Pick<ComplaintCase, "receivedOn">): ComplaintClocks => editionInForce(COMPLAINT_CLOCKS, receivedOn);

const runningOf = (row: Clocked): Deadline => {
  const acceptedOn = row.state === "received" ? null : row.clockFrom;
  return runningDeadline({ kind: row.kind, receivedOn: row.clockFrom, acceptedOn, extendedOn: row.extendedOn ?? null, filedOn: filedOnOf(row) }, clocksFor(row), WORK_CALENDAR);
};

/** Columns of the clock that runs in a state 办理期限; empty when none runs. A new deadline begins the ladder anew. */
export const clockColumns = (row: Clocked): Pick<ComplaintCase, "deadlineOn" | "nearOn" | "escalation"> => {
  if (!OPEN_CASE_STATES.includes(row.state)) return { deadlineOn: null, nearOn: null, escalation: 0 };
  const { on } = runningOf(row);
  return { deadlineOn: on, nearOn: addDays(on, -clocksFor(row).nearDays), escalation: 0 };
};

/** The running deadline with its countdown, as people read it. */
export const presentDeadline = (row: Clocked & Pick<ComplaintCase, "deadlineOn" | "nearOn">, today: Day) => {
  const { deadlineOn, nearOn } = row;
  if (deadlineOn == null || nearOn == null) return null;
  const { name, label } = runningOf(row);
  return { name, label, on: deadlineOn, daysLeft: daysBetween(today, deadlineOn), state: clockState(deadlineOn, nearOn, today), provisional: !WORK_CALENDAR.isPublished(deadlineOn) };
};

type Dated = Clocked & Pick<ComplaintCase, "acceptedOn" | "closedOn" | "reopened" | "nearOn" | "deadlineOn">;

/** Each limit of the law with its day, met or running 各项法定期限. */
export const presentDeadlines = (row: Dated, today: Day): StatutoryDeadlineView[] => {
  const { kind, state, receivedOn, clockFrom, nearOn } = row;
  const days = { kind, state, receivedOn, clockFrom, acceptedOn: row.acceptedOn ?? null, closedOn: row.closedOn ?? null, extendedOn: row.extendedOn ?? null, filedOn: filedOnOf(row), reopened: (row.reopened ?? 0) > 0 };
  return statutoryDeadlines(days, clocksFor(row), WORK_CALENDAR).map((one) => {
    const running = one.metOn === null && one.on !== null && one.on === row.deadlineOn ? one.on : null;
    return {
      ...one,
      daysLeft: running === null ? null : daysBetween(today, running),
      state: running === null ? null : clockState(running, nearOn ?? running, today),
      provisional: one.on !== null && !WORK_CALENDAR.isPublished(one.on),
    };
  });
};

/** Last day on which a closed case may be reopened 重新办理期限. */
export const reopenUntil = (row: Pick<ComplaintCase, "closedOn" | "state" | "receivedOn">): Day | null => (row.state === "closed" && row.closedOn != null ? addDays(row.closedOn, clocksFor(row).reopenDays) : null);
