import type { OfficerCaseRow } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { TaskRow } from "@sunshine/domain/dispatches/dispatch.contract";
import { addDays, startOfDay, type Day } from "@sunshine/domain/kernel/day";
import type { RectificationRow } from "@sunshine/domain/rectifications/rectification.contract";

/** One thing that runs out today or has run out 今日待办. */
export interface DueWork {
  readonly key: string;
  readonly kind: "case" | "task" | "order";
  readonly to: string;
  readonly title: string;
  readonly place: string;
  /** What is to be done until then. */
  readonly what: string;
  /** The instant at which it runs out. */
  readonly until: number;
}

interface Open {
  readonly cases: readonly OfficerCaseRow[];
  readonly tasks: readonly TaskRow[];
  readonly orders: readonly RectificationRow[];
}

const endOf = (day: Day): number => startOfDay(addDays(day, 1)).getTime();

const ofCase = ({ id, kind, number, category, placeName, deadline }: OfficerCaseRow): DueWork[] =>
  deadline ? [{ key: id, kind: "case", to: `/complaints/${id}`, title: `${CASE_KIND_LABELS[kind]} ${number}`, place: placeName, what: `${CASE_CATEGORY_LABELS[category]}，${deadline.label}`, until: endOf(deadline.on) }] : [];

const ofTask = ({ id, number, what, placeName, sceneBy, arrivedAt }: TaskRow): DueWork[] =>
  arrivedAt === null ? [{ key: id, kind: "task", to: `/dispatches/${id}`, title: `任务 ${number}`, place: placeName, what, until: new Date(sceneBy).getTime() }] : [];

const orderWords = ({ state, open, extensionAsked }: RectificationRow): string => {
  if (extensionAsked) return "单位申请延期，待决定";
  return state === "answered" ? "单位已反馈，待核查" : `未整改 ${open} 项`;
};

const ofOrder = (row: RectificationRow): DueWork => ({ key: row.id, kind: "order", to: `/rectifications/${row.id}`, title: row.number, place: row.establishmentName, what: orderWords(row), until: endOf(row.dueOn) });

/** Minutes count for a task, days for the rest. */
const byClock = (one: DueWork, other: DueWork): number => Number(other.kind === "task") - Number(one.kind === "task") || one.until - other.until;

/** What runs out today or has run out, in the order of its clock; tasks, whose clock counts minutes, come before what counts days. */
export const dueWork = ({ cases, tasks, orders }: Open, today: Day): DueWork[] =>
  [...cases.flatMap(ofCase), ...tasks.flatMap(ofTask), ...orders.map(ofOrder)].filter(({ until }) => until <= endOf(today)).sort(byClock);

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** How much is left, or by how much it is late, in the unit that matters. */
export const leftText = (until: number, now: number): string => {
  const span = Math.abs(until - now);
  const words = span >= DAY_MS ? `${Math.ceil(span / DAY_MS)} 天` : span >= HOUR_MS ? `${Math.floor(span / HOUR_MS)} 小时` : `${Math.max(1, Math.ceil(span / MINUTE_MS))} 分钟`;
  return until < now ? `超期 ${words}` : `还剩 ${words}`;
};
