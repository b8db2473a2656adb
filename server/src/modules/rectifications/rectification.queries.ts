import { Op, type WhereOptions } from "sequelize";
import type * as z from "zod";
import { MENDING_CALENDAR, RECTIFICATION_RULES } from "@sunshine/config/loop-rules";
import type { Day } from "@sunshine/domain/kernel/day";
import { nearUntil } from "@sunshine/domain/rectifications/deadline";
import type { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { findEstablishment } from "../establishments";
import { RectificationOrder } from "./rectification.model";

type Filter = z.output<typeof rectificationApi.list.input>;
type Where = WhereOptions<RectificationOrder>;

/** One order by its outside id, locked where it will change. */
export const findOrder = ({ id }: { readonly id: string }, { lock = false } = {}): Promise<RectificationOrder | null> =>
  RectificationOrder.findOne({ where: { publicId: id }, ...(lock && { lock: true }) });

/** Deadlines that stand so on a day 期限内、临期、超期. */
const dueWithin = (clock: NonNullable<Filter["clock"]>, today: Day): Where => {
  const near = nearUntil(today, RECTIFICATION_RULES, MENDING_CALENDAR);
  const bounds = { within: { [Op.gt]: near }, near: { [Op.between]: [today, near] }, overdue: { [Op.lt]: today } } as const;
  return { dueOn: bounds[clock] };
};

const among = <T>(column: string, values: readonly T[] | undefined): Where => (values && values.length > 0 ? { [column]: { [Op.in]: [...values] } } : {});

const ofShop = async (establishmentId: string | undefined): Promise<Where> =>
  establishmentId === undefined ? {} : { establishmentId: (await findEstablishment(establishmentId))?.id ?? null } as Where;

/** One page of the orders that the scope shows: running ones by deadline, all of them by day of issue, the latest first. */
export const listOrders = async (scope: Where, filter: Filter, today: Day): Promise<{ rows: RectificationOrder[]; next: string | null }> => {
  const running = filter.open === true || filter.clock !== undefined;
  const column = running ? "dueOn" : "issuedOn";
  const direction = running ? "asc" : "desc";
  const found = await RectificationOrder.findAll({
    where: {
      [Op.and]: [
        scope,
        running ? { running: true } : {},
        filter.clock === undefined ? {} : dueWithin(filter.clock, today),
        among("state", filter.state),
        among("townCode", filter.townCode),
        await ofShop(filter.establishmentId),
        afterPlace([column, "id"], direction, filter.after),
      ],
    },
    order: [[column, direction], ["id", direction]],
    limit: filter.limit + 1,
  });
  return pageFrom(found, filter.limit, (row) => [row[column], row.id]);
};

/** Running orders of the scope, counted by clock and by what officers have to do. */
export const countOrders = async (scope: Where, today: Day) => {
  const count = (where: Where): Promise<number> => RectificationOrder.count({ where: { [Op.and]: [scope, { running: true }, where] } });
  const [within, near, overdue, toReview, extensionsAsked] = await Promise.all([
    count(dueWithin("within", today)), count(dueWithin("near", today)), count(dueWithin("overdue", today)), count({ state: "answered" }), count({ extensionAsked: true }),
  ]);
  return { within, near, overdue, toReview, extensionsAsked };
};
