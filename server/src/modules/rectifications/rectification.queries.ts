import { Op, type WhereOptions } from "sequelize";
import type * as z from "zod";
import { MENDING_CALENDAR, RECTIFICATION_RULES } from "@sunshine/config/loop-rules";
import type { PackOrder } from "@sunshine/domain/inspections/visit-pack";
import type { Day } from "@sunshine/domain/kernel/day";
import { nearUntil } from "@sunshine/domain/rectifications/deadline";
import type { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { findEstablishment, matchNames } from "../establishments";
import { RectificationOrder } from "./rectification.model";

type Filter = z.output<typeof rectificationApi.list.input>;
type Where = WhereOptions<RectificationOrder>;

/** One order by its outside id, locked where it will change. */
export const findOrder = ({ id }: { readonly id: string }, { lock = false } = {}): Promise<RectificationOrder | null> =>
  RectificationOrder.findOne({ where: { publicId: id }, ...(lock && { lock: true }) });

/** Deadlines that stand so on a day 期限内、临期、超期. */
export const dueWithin = (clock: NonNullable<Filter["clock"]>, today: Day): Where => {
  const near = nearUntil(today, RECTIFICATION_RULES, MENDING_CALENDAR);
  const bounds = { within: { [Op.gt]: near }, near: { [Op.between]: [today, near] }, overdue: { [Op.lt]: today } } as const;
  return { dueOn: bounds[clock] };
};

const among = <T>(column: string, values: readonly T[] | undefined): Where => (values && values.length > 0 ? { [column]: { [Op.in]: [...values] } } : {});

const ofShop = async (establishmentId: string | undefined): Promise<Where> =>
  establishmentId === undefined ? {} : { establishmentId: (await findEstablishment(establishmentId))?.id ?? null } as Where;

/** Orders of the shops whose names, initials or codes are searched for. */
const named = async (q: string | undefined): Promise<Where> => {
  if (q === undefined || q === "") return {};
  const { ids } = await matchNames(q);
  return ids === null ? { establishmentName: { [Op.like]: `%${q.replace(/[\\%_]/g, "")}%` } } : { establishmentId: [...ids] };
};

/** Orders whose findings were all mended on a day or later 整改完成; cancelled ones have ended otherwise. */
export const mendedSince = (day: Day): Where => ({ state: "closed", closedOn: { [Op.gte]: day } });

type Asked = Omit<Filter, "after" | "limit" | "sort" | "order">;

const isRunning = ({ open, clock }: Asked): boolean => open === true || clock !== undefined;

const whereOf = async (scope: Where, filter: Asked, today: Day): Promise<Where> => ({
  [Op.and]: [
    scope,
    isRunning(filter) ? { running: true } : {},
    filter.clock === undefined ? {} : dueWithin(filter.clock, today),
    filter.mendedSince === undefined ? {} : mendedSince(filter.mendedSince),
    filter.extensionAsked === undefined ? {} : { extensionAsked: filter.extensionAsked },
    among("state", filter.state),
    among("townCode", filter.townCode),
    await ofShop(filter.establishmentId),
    filter.inspectionId === undefined ? {} : { inspectionId: filter.inspectionId },
    await named(filter.q),
  ],
});

const SORT_COLUMNS = { due: "dueOn", issued: "issuedOn" } as const;

/** One page of the orders that the scope shows: running ones by deadline, all of them by day of issue, the latest first; the count comes with the first page. */
export const listOrders = async (scope: Where, filter: Filter, today: Day): Promise<{ rows: RectificationOrder[]; next: string | null; total?: number }> => {
  const column = SORT_COLUMNS[filter.sort ?? (isRunning(filter) ? "due" : "issued")];
  const direction = filter.order ?? (column === "dueOn" ? "asc" : "desc");
  const where = await whereOf(scope, filter, today);
  const found = await RectificationOrder.findAll({
    where: { [Op.and]: [where, afterPlace([column, "id"], direction, filter.after)] },
    order: [[column, direction], ["id", direction]],
    limit: filter.limit + 1,
  });
  const total = filter.after === undefined ? { total: await RectificationOrder.count({ where }) } : {};
  return { ...pageFrom(found, filter.limit, (row) => [row[column], row.id]), ...total };
};

/** Every order of a filter, the latest first, a batch at a time: for a file that is written while it is sent. */
export const batchesOf = async function* (scope: Where, filter: Asked, today: Day, size = 500): AsyncGenerator<RectificationOrder[]> {
  const where = await whereOf(scope, filter, today);
  let after: string | undefined;
  do {
    const found = await RectificationOrder.findAll({ where: { [Op.and]: [where, afterPlace(["issuedOn", "id"], "desc", after)] }, order: [["issuedOn", "DESC"], ["id", "DESC"]], limit: size + 1 });
    const page = pageFrom(found, size, (row) => [row.issuedOn, row.id]);
    if (page.rows.length > 0) yield page.rows;
    after = page.next ?? undefined;
  } while (after !== undefined);
};

/** Running orders of the scope, counted by clock and by what officers have to do. */
export const countOrders = async (scope: Where, { establishmentId }: Pick<Filter, "establishmentId">, today: Day) => {
  const shop = await ofShop(establishmentId);
  const count = (where: Where): Promise<number> => RectificationOrder.count({ where: { [Op.and]: [scope, shop, { running: true }, where] } });
  const [within, near, overdue, toReview, extensionsAsked] = await Promise.all([
    count(dueWithin("within", today)), count(dueWithin("near", today)), count(dueWithin("overdue", today)), count({ state: "answered" }), count({ extensionAsked: true }),
  ]);
  return { within, near, overdue, toReview, extensionsAsked };
};

/** Running orders of a shop, the nearest deadline first, with what is not mended yet. */
export const openOrdersOf = async (establishmentId: number): Promise<PackOrder[]> => {
  const orders = await RectificationOrder.findAll({ where: { establishmentId, running: true }, order: [["dueOn", "ASC"], ["id", "ASC"]] });
  return orders.map(({ publicId, number, state, dueOn, open, mendings }) => ({
    id: publicId, number, state, dueOn, open,
    findings: mendings.filter((it) => it.state !== "mended").map(({ code, note, state: stands }) => ({ code, note, state: stands })),
  }));
};
