import { Op, type WhereOptions } from "sequelize";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { addDays, startOfDay, type Day } from "@sunshine/domain/kernel/day";
import type { OrderView } from "@sunshine/domain/payments/payment.contract";
import type { OrderState } from "@sunshine/domain/payments/payment.states";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { Order } from "./order.model";
import { presentOrder } from "./order.presenter";
import { Refund } from "./refund.model";
import { OrderReview } from "./review.model";

export interface PageOf {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Orders as a viewer sees them, with refunds and reviews of all of them in one query each. */
export const viewsOf = async (orders: readonly Order[], viewer: Actor, now: Date): Promise<OrderView[]> => {
  const ids = orders.map(({ id }) => id);
  const refunds = ids.length === 0 ? [] : await Refund.findAll({ where: { orderId: ids }, order: [["id", "ASC"]] });
  const reviews = ids.length === 0 ? [] : await OrderReview.findAll({ where: { orderId: ids } });
  return orders.map((order) =>
    presentOrder(order, { refunds: refunds.filter(({ orderId }) => orderId === order.id), review: reviews.find(({ orderId }) => orderId === order.id) ?? null }, viewer, now)
  );
};

/** One order as it is now. */
export const viewOf = async (order: Order, viewer: Actor, now: Date): Promise<OrderView> => {
  const [view] = await viewsOf([await order.reload()], viewer, now);
  return view!;
};

export const findOrder = (publicId: string): Promise<Order | null> => Order.findOne({ where: { publicId } });

const page = async (where: WhereOptions, { after, limit }: PageOf, viewer: Actor, now: Date): Promise<{ rows: OrderView[]; next: string | null }> => {
  const rows = await Order.findAll({
    where: { [Op.and]: [where, afterPlace(["createdAt", "id"], "desc", after)] },
    order: [["createdAt", "DESC"], ["id", "DESC"]],
    limit: limit + 1,
  });
  const cut = pageFrom(rows, limit, ({ createdAt, id }) => [createdAt.toISOString(), id]);
  return { rows: await viewsOf(cut.rows, viewer, now), next: cut.next };
};

/** A diner's own orders 我的订单, newest first. */
export const ordersOfDiner = (accountId: number, paging: PageOf, viewer: Actor, now: Date) => page({ accountId }, paging, viewer, now);

/** A shop's orders 本店订单, newest first; of one day where it is named. */
export const ordersOfShop = (
  establishmentId: number,
  { day, state, ...paging }: PageOf & { readonly day?: Day | undefined; readonly state?: OrderState | undefined },
  viewer: Actor,
  now: Date
) => {
  const ofDay = day && { createdAt: { [Op.gte]: startOfDay(day), [Op.lt]: startOfDay(addDays(day, 1)) } };
  return page({ establishmentId, ...(state && { state }), ...ofDay }, paging, viewer, now);
};
