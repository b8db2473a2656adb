import { col, fn, Op, type WhereOptions } from "sequelize";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { Histogram } from "@sunshine/domain/insights/durations";
import { dayOf, type Day } from "@sunshine/domain/kernel/day";
import { visibleTo } from "./dispatch.policy";
import { DispatchTask, DutyPresence } from "./task.model";
import { presentRow } from "./task.presenter";
import { acceptedSince, arrivedSince, countTasks } from "./task.queries";

type Where = WhereOptions<DispatchTask>;

/** How often each number of minutes was needed; read from the index alone. */
const minutesOf = async (column: "acceptMinutes" | "sceneMinutes", where: Where): Promise<Histogram> => {
  const rows = (await DispatchTask.findAll({ attributes: [column, [fn("COUNT", col("id")), "tasks"]], where, group: [column === "acceptMinutes" ? "accept_minutes" : "scene_minutes"], raw: true })) as unknown as
    Record<string, number | string>[];
  return rows.map((row) => [Number(row[column]), Number(row["tasks"])]);
};

/** Arrivals of each town, and how many of them were in time. */
const promisesOf = async (where: Where) => {
  const rows = (await DispatchTask.findAll({ attributes: ["townCode", "promiseKept", [fn("COUNT", col("id")), "tasks"]], where, group: ["town_code", "promise_kept"], raw: true })) as unknown as
    { townCode: string; promiseKept: number | boolean | null; tasks: number | string }[];
  const towns = new Map<string, { arrived: number; kept: number }>();
  for (const { townCode, promiseKept, tasks } of rows) {
    const { arrived, kept } = towns.get(townCode) ?? { arrived: 0, kept: 0 };
    towns.set(townCode, { arrived: arrived + Number(tasks), kept: kept + (promiseKept ? Number(tasks) : 0) });
  }
  return [...towns].map(([townCode, counted]) => ({ townCode, ...counted }));
};

/** What the command centre counts of tasks 任务数字: open ones by state, and since a day how fast somebody accepted and arrived. */
export const taskFigures = async (actor: Actor, now: Date, since: Day) => {
  const scope = visibleTo(actor) ?? { id: null as unknown as number };
  const of = (where: Where): Where => ({ [Op.and]: [scope, where] });
  return {
    open: await countTasks(scope, 0, now),
    acceptMinutes: await minutesOf("acceptMinutes", of(acceptedSince(since))),
    sceneMinutes: await minutesOf("sceneMinutes", of(arrivedSince(since))),
    promises: await promisesOf(of(arrivedSince(since))),
  };
};

/** Open tasks for the centre's map and queue, the nearest promise first. */
export const openTasks = async (actor: Actor, now: Date, most: number) => {
  const where: Where = { [Op.and]: [visibleTo(actor) ?? { id: null as unknown as number }, { running: true }] };
  const rows = await DispatchTask.findAll({ where, order: [["sceneBy", "ASC"], ["id", "ASC"]], limit: most });
  return { rows: rows.map((row) => presentRow(row, actor, now)), total: rows.length < most ? rows.length : await DispatchTask.count({ where }) };
};

/** How many officers are on duty now 在岗人数. */
export const countOnDuty = (now: Date): Promise<number> => DutyPresence.count({ where: { day: dayOf(now) } });
