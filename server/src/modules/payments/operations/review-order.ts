import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { judgeText, type TextJudgement } from "../../../platform/content/judge-text";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { memberOpenid } from "../../accounts";
import { recordTextCheck, type ContentCheck, type Judged } from "../../contents";
import { Order } from "../order.model";
import { orderFacts, shopOf } from "../order.ref";
import { OrderReview } from "../review.model";

interface Review {
  readonly stars: number;
  readonly text: string;
}

const mustBePaid = ({ state }: Order): void => {
  if (state !== "paid") throw new DomainError("illegal_transition", { message: "付款成功后才能评价" });
};

const reviewOf = ({ id }: Order): Promise<OrderReview | null> => OrderReview.findOne({ where: { orderId: id } });

/** What one person says in public about an order, judged before anything is written. */
const judged = async (services: Services, accountId: number, text: string): Promise<TextJudgement> => {
  const judgement = await judgeText(services, { text, openid: () => memberOpenid(services, accountId) });
  if (judgement.outcome === "refuse") throw invalidField("text", judgement.because ?? "请修改后再提交");
  return judgement;
};

const about = (subject: Judged["subject"], order: Order, accountId: number): Judged => ({ subject, subjectId: order.publicId, establishment: shopOf(order), accountId });

const onLocked = (services: Services, { id }: Order, write: (order: Order) => Promise<void>): Promise<Order> =>
  inTransaction(services.db.sequelize, async () => {
    const locked = await Order.findOne({ where: { id }, lock: true, rejectOnEmpty: true });
    await write(locked);
    return locked;
  });

/** Keeps what a diner who has paid says of the meal 评价; a second time replaces the first. */
export const reviewOrder = async (services: Services, order: Order, { stars, text }: Review): Promise<Order> => {
  mustBePaid(order);
  const accountId = Number(order.accountId);
  const judgement = await judged(services, accountId, text);
  const shown = judgement.outcome !== "hold";
  return onLocked(services, order, async (locked) => {
    mustBePaid(locked);
    const now = services.clock.now();
    const earlier = await reviewOf(locked);
    // Other words of the diner want another answer.
    if (earlier) await earlier.update({ stars, text, shown, updatedAt: now, ...(earlier.text !== text && { reply: null, repliedAt: null }) });
    else await OrderReview.create({ orderId: locked.id, establishmentId: locked.establishmentId, stars, text, shown, createdAt: now, updatedAt: now });
    await recordTextCheck(services, about("review", locked, accountId), text, judgement, now);
    await emit("order.reviewed.v1", { ...orderFacts(locked), stars });
  });
};

/** Keeps what the shop answers to a review in public 商家回复; a second time replaces the first. */
export const answerReview = async (services: Services, order: Order, accountId: number, text: string): Promise<Order> => {
  const needed = async (): Promise<OrderReview> => {
    const review = await reviewOf(order);
    if (!review) throw new DomainError("illegal_transition", { message: "食客还没有评价这一单" });
    return review;
  };
  await needed();
  const judgement = await judged(services, accountId, text);
  return onLocked(services, order, async (locked) => {
    const now = services.clock.now();
    await (await needed()).update({ reply: text, repliedAt: now, replyShown: judgement.outcome !== "hold" });
    await recordTextCheck(services, about("review_reply", locked, accountId), text, judgement, now);
    await emit("order.review_answered.v1", orderFacts(locked));
  });
};

/** How words that were looked at by a person are shown, or taken away; other words have come meanwhile where they differ. */
export const showWords = async ({ subject, subjectId, text }: ContentCheck, shown: boolean): Promise<void> => {
  const order = await Order.findOne({ where: { publicId: subjectId }, attributes: ["id"] });
  if (!order || text == null) return;
  if (subject === "review") await OrderReview.update({ shown }, { where: { orderId: order.id, text } });
  else await OrderReview.update({ replyShown: shown }, { where: { orderId: order.id, reply: text } });
};
