const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** How long after ordering WeChat Pay is asked on its own account 补偿查询, in case no notification came. */
const ORDER_CHECKS = [5 * SECOND, 30 * SECOND, MINUTE, 3 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE];
/** Past its end an order is asked about until it is known to be paid or closed, ever less often. */
const SLOWEST_ORDER_CHECK = 30 * MINUTE;

/** When to ask about an order next; the moment of its expiry is always one of them. */
export const nextOrderCheck = (order: { readonly createdAt: Date; readonly expiresAt: Date }, now: Date): Date => {
  const overdue = now.getTime() - order.expiresAt.getTime();
  if (overdue >= 0) return new Date(now.getTime() + Math.min(Math.max(overdue / 2, MINUTE), SLOWEST_ORDER_CHECK));
  const planned = ORDER_CHECKS.map((offset) => order.createdAt.getTime() + offset).find((at) => at > now.getTime());
  return new Date(Math.min(planned ?? Infinity, order.expiresAt.getTime()));
};

const REFUND_CHECKS = [10 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE];
const SLOW_REFUND_CHECK = 120 * MINUTE;
/** After that only a notification or the merchant console helps. */
const REFUND_WATCH = 30 * DAY;

/** When to ask about a refund next; null when it has been watched for a month. */
export const nextRefundCheck = (createdAt: Date, now: Date): Date | null => {
  const age = now.getTime() - createdAt.getTime();
  if (age > REFUND_WATCH) return null;
  const planned = REFUND_CHECKS.find((offset) => offset > age);
  return new Date(planned === undefined ? now.getTime() + SLOW_REFUND_CHECK : createdAt.getTime() + planned);
};
