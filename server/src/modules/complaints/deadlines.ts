import { COMPLAINT_CLOCKS, WORK_CALENDAR } from "@sunshine/config/complaints";
import { clockState, runningDeadline, type ComplaintClocks, type Deadline } from "@sunshine/domain/complaints/clocks";
import { OPEN_CASE_STATES } from "@sunshine/domain/complaints/complaint.states";
import { addDays, daysBetween, type Day } from "@sunshine/domain/kernel/day";
import { editionInForce } from "@sunshine/domain/kernel/regulation";
import type { ComplaintCase } from "./case.model";

type Clocked = Pick<ComplaintCase, "kind" | "state" | "clockFrom" | "extendedOn" | "receivedOn">;

/** Limits that apply to a case: those in force when it was received. */
export const clocksFor = ({ receivedOn }: Pick<ComplaintCase, "receivedOn">): ComplaintClocks => editionInForce(COMPLAINT_CLOCKS, receivedOn);

const runningOf = (row: Clocked): Deadline => {
  const acceptedOn = row.state === "received" ? null : row.clockFrom;
  return runningDeadline({ kind: row.kind, receivedOn: row.clockFrom, acceptedOn, extendedOn: row.extendedOn ?? null }, clocksFor(row), WORK_CALENDAR);
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

/** Last day on which a closed case may be reopened 重新办理期限. */
export const reopenUntil = (row: Pick<ComplaintCase, "closedOn" | "state" | "receivedOn">): Day | null => (row.state === "closed" && row.closedOn != null ? addDays(row.closedOn, clocksFor(row).reopenDays) : null);
