import { daysBetween, formatDay, type Day } from "@sunshine/domain/kernel/day";
import type { RectificationRow } from "@sunshine/domain/rectifications/rectification.contract";
import type { Storefront } from "@sunshine/domain/storefronts/storefront.contract";

/** Something a shop should do, with the day its clock runs to. */
export interface ShopTask {
  readonly title: string;
  readonly due: Day;
  readonly tone: "notice" | "bad";
  /** The order to rectify that it belongs to. */
  readonly orderId?: string;
}

/** Renewal 延续 is applied for 90 to 15 working days before the end (《食品经营许可和备案管理办法》); 90 working days are about 130 days. */
const LICENCE_AHEAD_DAYS = 130;
const CERTIFICATE_AHEAD_DAYS = 30;

const task = (title: string, due: Day, today: Day, ahead: number): ShopTask[] => {
  const left = daysBetween(today, due);
  return left > ahead ? [] : [{ title, due, tone: left < 0 ? "bad" : "notice" }];
};

/** Orders to rectify that wait for the shop; where all is answered, the officer is next. */
const orderTasks = (orders: readonly RectificationRow[]): ShopTask[] =>
  orders.flatMap(({ id, number, open, dueOn, state, clock }) =>
    state === "issued" || state === "returned" ? [{ title: `${state === "returned" ? "整改被退回" : "责令整改"}：${open} 项待整改（${number}）`, due: dueOn, tone: clock === "overdue" || state === "returned" ? ("bad" as const) : ("notice" as const), orderId: id }] : []
  );

/** What is due at a shop 今天要做的, in the order of their clocks. */
export const shopTasks = (shop: Storefront, today: Day, orders: readonly RectificationRow[] = []): ShopTask[] =>
  [
    ...orderTasks(orders),
    ...task("办理许可证延续（届满前 90 至 15 个工作日）", shop.licence.expiresOn, today, LICENCE_AHEAD_DAYS),
    ...shop.health.certificates.flatMap(({ name, expiresOn }) => task(`${name}更新健康证明`, expiresOn, today, CERTIFICATE_AHEAD_DAYS)),
    // An order names its own findings and clock; without one the visit itself does.
    ...(orders.length > 0 ? [] : (shop.visits[0]?.findings ?? [])).flatMap(({ text, mendedOn }) => (mendedOn === null ? [{ title: `整改：${text}`, due: shop.visits[0]?.on ?? today, tone: "bad" as const }] : [])),
  ].sort((one, other) => one.due.localeCompare(other.due));

export const dueInWords = ({ due }: ShopTask, today: Day): string => {
  const left = daysBetween(today, due);
  if (left < 0) return `${formatDay(due)}，已过 ${-left} 天`;
  return left === 0 ? "今天到期" : `${formatDay(due)}到期，还有 ${left} 天`;
};
