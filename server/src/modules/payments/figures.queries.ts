import { col, fn, Op, type Model, type ModelStatic, type WhereOptions } from "sequelize";
import { addDays, type Day } from "@sunshine/domain/kernel/day";
import { establishmentsById } from "../establishments";
import { Order } from "./order.model";
import { PaymentNotification } from "./notification.model";
import { Refund } from "./refund.model";
import { ScanDay } from "./scan-day.model";

/** Days, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

interface Sum {
  readonly count: number;
  readonly fen: number;
}
const NONE: Sum = { count: 0, fen: 0 };

/** Counts and sums by one column, keyed by its value. Engines give sums back as text or number, so both are read. */
const sumsBy = async (model: ModelStatic<Model>, column: string, where: WhereOptions, limit?: number): Promise<Map<string, Sum>> => {
  const rows = (await model.findAll({
    attributes: [[col(column), "key"], [fn("COUNT", col("id")), "count"], [fn("SUM", col("amount_fen")), "fen"]],
    where,
    group: [column],
    order: [[col(column), "ASC"]],
    ...(limit !== undefined && { limit }),
    raw: true,
  })) as unknown as { key: string | number; count: string | number; fen: string | number }[];
  return new Map(rows.map(({ key, count, fen }) => [String(key), { count: Number(count), fen: Number(fen) }]));
};

const total = (sums: Map<string, Sum>): Sum => [...sums.values()].reduce((all, { count, fen }) => ({ count: all.count + count, fen: all.fen + fen }), NONE);

const between = ({ from, to }: DayRange) => ({ [Op.between]: [from, to] as [string, string] });
const inTowns = (towns: readonly string[] | null): { townCode?: string[] } => (towns === null ? {} : { townCode: [...towns] });

/** What one shop took on a day and in the week up to it 收款. */
export const takingsOf = async (establishmentId: number, day: Day) => {
  const days = Array.from({ length: 7 }, (_, back) => addDays(day, back - 6));
  const paid = await sumsBy(Order, "paid_on", { establishmentId, paidOn: between({ from: days[0]!, to: day }) });
  const refunded = total(await sumsBy(Refund, "succeeded_on", { establishmentId, succeededOn: day }));
  const scans = await ScanDay.findOne({ where: { establishmentId, day } });
  const on = (it: Day): Sum => paid.get(it) ?? NONE;
  return {
    day,
    orders: on(day).count,
    paidFen: on(day).fen,
    refundedFen: refunded.fen,
    scans: scans?.scans ?? 0,
    week: days.map((it) => ({ day: it, orders: on(it).count, paidFen: on(it).fen })),
  };
};

/** Payments a day 每日支付 in these towns (null: everywhere), days without any included. */
export const paymentsByDay = async (towns: readonly string[] | null, { from, to }: DayRange): Promise<{ day: Day; orders: number; paidFen: number }[]> => {
  const paid = await sumsBy(Order, "paid_on", { paidOn: between({ from, to }), ...inTowns(towns) });
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days.map((day) => ({ day, orders: paid.get(day)?.count ?? 0, paidFen: paid.get(day)?.fen ?? 0 }));
};

interface Grouped {
  readonly paid: Map<string, Sum>;
  readonly refunded: Map<string, Sum>;
  readonly anomalous: Map<string, Sum>;
}

const byShop = async (towns: readonly string[] | null, range: DayRange): Promise<Grouped> => {
  const area = inTowns(towns);
  return {
    paid: await sumsBy(Order, "establishment_id", { paidOn: between(range), ...area }),
    refunded: await sumsBy(Refund, "establishment_id", { succeededOn: between(range), ...area }),
    anomalous: await sumsBy(Order, "establishment_id", { anomalyOn: between(range), ...area }),
  };
};

/** Genuine notifications that name no order of ours: they belong to no town, so only the county sees them. */
const strayNotifications = (towns: readonly string[] | null, from: Date, before: Date): Promise<number> | number =>
  towns === null ? PaymentNotification.count({ where: { state: "anomaly", orderId: null, receivedAt: { [Op.gte]: from, [Op.lt]: before } } }) : 0;

const shopRow = ({ paid, refunded, anomalous }: Grouped, key: string) => {
  const [took, gaveBack] = [paid.get(key) ?? NONE, refunded.get(key) ?? NONE];
  return { orders: took.count, paidFen: took.fen, refunds: gaveBack.count, refundedFen: gaveBack.fen, anomalies: (anomalous.get(key) ?? NONE).count };
};

/** Sums for oversight 监管统计, by day and by shop in the order of their ids; no row leads to a person. */
export const overseePayments = async (
  towns: readonly string[] | null,
  range: DayRange,
  instants: { readonly from: Date; readonly before: Date },
  { afterId, limit }: { readonly afterId: number; readonly limit: number }
) => {
  const grouped = await byShop(towns, range);
  const ids = [...new Set([...grouped.paid.keys(), ...grouped.refunded.keys(), ...grouped.anomalous.keys()])].map(Number).sort((a, b) => a - b);
  const pageIds = ids.filter((id) => id > afterId).slice(0, limit + 1);
  const shops = await establishmentsById(pageIds);
  const rows = pageIds.flatMap((id) => {
    const shop = shops.get(id);
    return shop ? [{ id, row: { establishmentId: shop.publicId, establishmentName: shop.name, townCode: shop.townCode, ...shopRow(grouped, String(id)) } }] : [];
  });
  const [paid, refunded, anomalous] = [total(grouped.paid), total(grouped.refunded), total(grouped.anomalous)];
  const stray = await strayNotifications(towns, instants.from, instants.before);
  return {
    totals: { shops: grouped.paid.size, orders: paid.count, paidFen: paid.fen, refunds: refunded.count, refundedFen: refunded.fen, anomalies: anomalous.count + stray },
    days: await paymentsByDay(towns, range),
    rows,
  };
};

/** When the last payment arrived 最近到账; null before the first. */
export const lastPaymentAt = async (): Promise<Date | null> => {
  const lastDay = await Order.max<string | null, Order>("paidOn");
  const newest = lastDay === null ? null : await Order.max<Date | string | null, Order>("paidAt", { where: { paidOn: lastDay } });
  return newest === null ? null : new Date(newest);
};
