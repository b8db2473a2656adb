import { UniqueConstraintError } from "sequelize";
import { dayOf } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { formatFen } from "@sunshine/domain/kernel/money";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import type { ClientPayParams } from "../../../platform/wechat/pay-port";
import { memberOpenid } from "../../accounts";
import { findCheckoutCode, type CheckoutCodeFacts, type EstablishmentFacts } from "../../establishments";
import { nextOrderCheck } from "../check-schedule";
import { Order } from "../order.model";
import { payerDigest } from "../order.ref";
import { paymentOf } from "./prepay-order";

export interface PlaceOrder {
  readonly accountId: number;
  readonly code: string;
  readonly amountFen: number;
  /** Names the diner's intent: the same key is the same order. */
  readonly clientKey: string;
}

export interface PlacedOrder {
  readonly order: Order;
  readonly payment: ClientPayParams;
}

type Payable = Pick<EstablishmentFacts, "state" | "subMchid" | "paymentHint">;

/** Why a shop cannot be paid here and how to pay instead 付款提示, in Chinese; null when it can. */
export const paymentObstacle = ({ state, subMchid, paymentHint }: Payable): string | null => {
  if (state === "suspended") return "该店目前停业，不能在线付款";
  if (state === "closed") return "该店已注销，不能在线付款，请向店员核实";
  return subMchid === null ? (paymentHint ?? "该店尚未开通在线付款，请使用店内其他收款方式付款") : null;
};

const ENDED = { rotated: "此收银码已更换，请扫描店内最新的收银码", revoked: "此收银码已停用，请向店员确认收款方式" } as const;

const payableCode = async ({ code, amountFen }: PlaceOrder): Promise<CheckoutCodeFacts & { readonly subMchid: string }> => {
  const found = await findCheckoutCode(code);
  if (!found) throw new DomainError("not_found", { message: "没有这个收银码，请核对是否扫描了店内张贴的收银码" });
  if (found.state !== "active") throw new DomainError("rule_violated", { message: ENDED[found.state] });
  const { subMchid } = found.establishment;
  const obstacle = paymentObstacle(found.establishment);
  if (obstacle !== null || subMchid === null) throw new DomainError("rule_violated", { message: obstacle ?? "该店尚未开通在线付款" });
  if (found.amountFen !== null && found.amountFen !== amountFen) throw invalidField("amountFen", `此码为固定金额 ${formatFen(found.amountFen)}，请按此金额付款`);
  return { ...found, subMchid };
};

const wholeSecond = (at: number): Date => new Date(Math.floor(at / 1000) * 1000);

const createOrder = async (services: Services, wanted: PlaceOrder, now: Date): Promise<Order> => {
  const { establishment, label, subMchid } = await payableCode(wanted);
  const openid = await memberOpenid(services, wanted.accountId);
  const publicId = services.ids.newId();
  // WeChat Pay is told the expiry to the second, and a retry must repeat it exactly.
  const expiresAt = wholeSecond(now.getTime() + services.settings.ORDER_EXPIRES_MINUTES * 60_000);
  return Order.create({
    publicId,
    number: `${dayOf(now).replaceAll("-", "")}${services.ids.newId()}`,
    establishmentId: establishment.id,
    establishmentPublicId: establishment.publicId,
    establishmentName: establishment.name,
    licenceNumber: establishment.licenceNumber,
    townCode: establishment.townCode,
    subMchid,
    accountId: wanted.accountId,
    payerDigest: payerDigest(services, openid),
    clientKey: wanted.clientKey,
    code: wanted.code,
    place: label,
    description: `${establishment.name.slice(0, 30)}-餐费`,
    amountFen: wanted.amountFen,
    state: "created",
    gradeAtPayment: establishment.grade,
    createdAt: now,
    expiresAt,
    nextCheckAt: nextOrderCheck({ createdAt: now, expiresAt }, now),
  });
};

/** The order of a diner's intent, made on the first request and found on every other; two at once make one. */
const orderOf = (services: Services, wanted: PlaceOrder): Promise<Order> => {
  const { accountId, clientKey } = wanted;
  const known = (): Promise<Order | null> => Order.findOne({ where: { accountId, clientKey } });
  const find = (): Promise<Order> => inTransaction(services.db.sequelize, async () => (await known()) ?? createOrder(services, wanted, services.clock.now()));
  return find().catch(async (error: unknown) => {
    const first = error instanceof UniqueConstraintError ? await known() : null;
    if (first) return first;
    throw error;
  });
};

/**
 * Places an order 下单 and prepares its payment. Who is paid, and what is shown of them, comes from our own records by
 * the scanned code; the phone only names code and amount.
 */
export const placeOrder = async (services: Services, wanted: PlaceOrder): Promise<PlacedOrder> => {
  const order = await orderOf(services, wanted);
  if (order.code !== wanted.code || order.amountFen !== wanted.amountFen) throw new DomainError("idempotency_mismatch");
  const payment = await paymentOf(services, order);
  return { order: await order.reload(), payment };
};
