import type { OfficerCaseRow } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { TaskRow } from "@sunshine/domain/dispatches/dispatch.contract";
import { TASK_STATE_LABELS } from "@sunshine/domain/dispatches/dispatch.states";
import { addDays, startOfDay, type Day } from "@sunshine/domain/kernel/day";
import type { RectificationRow } from "@sunshine/domain/rectifications/rectification.contract";
import type { IconName } from "../../ui/icons";
import type { Tone } from "../../ui/Tag";
import { clockOfCase } from "../complaints/officer-words";
import { clockInWords } from "../dispatches/task-words";
import { dueInWords } from "../rectifications/order-words";

/** One thing that an officer is to do 待办. */
export interface DueItem {
  readonly kind: "task" | "case" | "review";
  readonly id: string;
  readonly icon: IconName;
  /** 任务、投诉、举报、整改核查. */
  readonly label: string;
  readonly place: string;
  readonly what: string;
  readonly clock: string;
  readonly tone: Extract<Tone, "bad" | "notice" | "unknown">;
  /** Instant at which its clock runs out. */
  readonly due: number;
}

const HOUR_MS = 3_600_000;
/** A day's clock runs out at its midnight. */
const endOf = (day: Day): number => startOfDay(addDays(day, 1)).getTime();

const toneOf = (due: number, nearMs: number, now: Date): DueItem["tone"] => {
  if (due <= now.getTime()) return "bad";
  return due - now.getTime() <= nearMs ? "notice" : "unknown";
};

const taskItem = (task: TaskRow, now: Date): DueItem => {
  const clock = task.state === "assigned" && task.acceptBy ? task.acceptBy : task.sceneBy;
  // On the scene the promise is kept or not: what is left is to finish, before anything else.
  const due = task.arrivedAt === null ? Date.parse(clock) : Date.parse(task.arrivedAt);
  const tone = task.arrivedAt === null ? toneOf(due, HOUR_MS / 2, now) : "notice";
  return { kind: "task", id: task.id, icon: "list", label: "任务", place: task.placeName, what: task.what, clock: `${TASK_STATE_LABELS[task.state]} · ${clockInWords(task, now)}`, tone: task.urgency === "emergency" ? "bad" : tone, due };
};

const caseItem = (row: OfficerCaseRow, now: Date): DueItem => {
  const due = row.deadline ? endOf(row.deadline.on) : Number.MAX_SAFE_INTEGER;
  const tone = row.deadline ? ({ overdue: "bad", near: "notice", within: "unknown" } as const)[row.deadline.state] : toneOf(due, 0, now);
  return { kind: "case", id: row.id, icon: "alert", label: CASE_KIND_LABELS[row.kind], place: row.placeName, what: CASE_CATEGORY_LABELS[row.category], clock: clockOfCase(row), tone, due };
};

const reviewItem = (order: RectificationRow, now: Date): DueItem => {
  const due = endOf(order.dueOn);
  return { kind: "review", id: order.id, icon: "check", label: "整改核查", place: order.establishmentName, what: `单位已反馈，${order.open} 项待核查`, clock: dueInWords(order), tone: toneOf(due, 48 * HOUR_MS, now), due };
};

interface Work {
  readonly tasks: readonly TaskRow[];
  readonly cases: readonly OfficerCaseRow[];
  readonly reviews: readonly RectificationRow[];
}

/** Everything an officer has in hand, the clock that runs out first on top 按期限先后. */
export const dueItems = ({ tasks, cases, reviews }: Work, now: Date): DueItem[] =>
  [...tasks.map((task) => taskItem(task, now)), ...cases.map((row) => caseItem(row, now)), ...reviews.map((order) => reviewItem(order, now))].sort((one, other) => one.due - other.due);
