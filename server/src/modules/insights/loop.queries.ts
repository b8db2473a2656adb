import type { Actor } from "@sunshine/domain/accounts/actor";
import { quantile, timesIn, type Histogram } from "@sunshine/domain/insights/durations";
import type { SituationOrder } from "@sunshine/domain/insights/insight.contract";
import { addDays, dayOf } from "@sunshine/domain/kernel/day";
import { caseFigures, openCases } from "../complaints";
import { countOnDuty, mayCommand, openTasks, taskFigures } from "../dispatches";
import { lateOrders, orderFigures } from "../rectifications";
import { placesOf } from "./figures.queries";

const DAYS = 30;
/** Marks that one answer carries at most; beyond it the nearest clocks come first and the rest is counted. */
const MOST = { cases: 1_000, tasks: 500, orders: 1_000 } as const;

const duration = (histogram: Histogram) => ({ median: quantile(histogram, 0.5), p90: quantile(histogram, 0.9), times: timesIn(histogram) });

const oneDigit = (value: number): number => Math.round(value * 10) / 10;

/** The loop's figures 闭环数字 for one officer: each is counted over the rows that the officer's own lists show. */
export const loopOf = async (actor: Actor, now: Date) => {
  const today = dayOf(now);
  const since = addDays(today, 1 - DAYS);
  const { within, near, overdue, today: received, rated, solved, stars } = await caseFigures(actor, now, since);
  const { open: tasks, acceptMinutes, sceneMinutes, promises } = await taskFigures(actor, now, since);
  const { mendingDays, ...orders } = await orderFigures(actor, now, since);
  const { open, waiting, assigned, accepted, onTheWay, onScene, late, emergency } = tasks;
  return {
    asOf: now.toISOString(), since, today,
    cases: { within, near, overdue, today: received },
    ratings: { rated, solved, stars: rated === 0 ? null : oneDigit(stars / rated) },
    tasks: { open, waiting, assigned, accepted, onTheWay, onScene, late, emergency },
    accept: duration(acceptMinutes), scene: duration(sceneMinutes), mended: duration(mendingDays),
    promises, orders,
    onDuty: mayCommand(actor) ? await countOnDuty(now) : null,
  };
};

const placed = async (orders: Awaited<ReturnType<typeof lateOrders>>["rows"]): Promise<SituationOrder[]> => {
  const places = await placesOf(orders.map(({ establishmentId }) => establishmentId));
  return orders.map((order) => ({ ...order, lng: places.get(order.establishmentId)?.lng ?? null, lat: places.get(order.establishmentId)?.lat ?? null }));
};

/** What is open now 当前态势: cases, tasks and overdue orders with their places. */
export const situationOf = async (actor: Actor, now: Date) => {
  const cases = await openCases(actor, now, MOST.cases);
  const tasks = await openTasks(actor, now, MOST.tasks);
  const orders = await lateOrders(actor, now, MOST.orders);
  return {
    asOf: now.toISOString(),
    cases: cases.rows, tasks: tasks.rows, orders: await placed(orders.rows),
    totals: { cases: cases.total, tasks: tasks.total, orders: orders.total },
  };
};
