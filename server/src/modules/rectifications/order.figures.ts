import { col, fn, Op, type WhereOptions } from "sequelize";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { Histogram } from "@sunshine/domain/insights/durations";
import { dayOf, daysBetween, type Day } from "@sunshine/domain/kernel/day";
import { RectificationOrder } from "./rectification.model";
import { visibleTo } from "./rectification.policy";
import { presentRow } from "./rectification.presenter";
import { countOrders, dueWithin, mendedSince } from "./rectification.queries";

type Where = WhereOptions<RectificationOrder>;

const NOTHING: Where = { id: null as unknown as number };

/** How often each number of days was needed from issue to the last mending 整改用时. */
const mendingDays = async (scope: Where, since: Day): Promise<Histogram> => {
  const rows = (await RectificationOrder.findAll({
    attributes: ["issuedOn", "closedOn", [fn("COUNT", col("id")), "orders"]], where: { [Op.and]: [scope, mendedSince(since)] }, group: ["issued_on", "closed_on"], raw: true,
  })) as unknown as { issuedOn: Day; closedOn: Day; orders: number | string }[];
  return rows.map(({ issuedOn, closedOn, orders }) => [daysBetween(issuedOn, closedOn), Number(orders)]);
};

/** What the command centre counts of orders 整改数字: running and overdue ones, and since a day how long the mending took. */
export const orderFigures = async (actor: Actor, now: Date, since: Day) => {
  const scope = visibleTo(actor) ?? NOTHING;
  const { within, near, overdue } = await countOrders(scope, {}, dayOf(now));
  return { open: within + near + overdue, near, overdue, mendingDays: await mendingDays(scope, since) };
};

/** Overdue orders for the centre's map 超期未改, the oldest deadline first, and how many there are in all. */
export const lateOrders = async (actor: Actor, now: Date, most: number) => {
  const where: Where = { [Op.and]: [visibleTo(actor) ?? NOTHING, { running: true }, dueWithin("overdue", dayOf(now))] };
  const rows = await RectificationOrder.findAll({ where, order: [["dueOn", "ASC"], ["id", "ASC"]], limit: most });
  return { rows: rows.map((row) => presentRow(row, now)), total: rows.length < most ? rows.length : await RectificationOrder.count({ where }) };
};
