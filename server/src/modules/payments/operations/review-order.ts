import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Order } from "../order.model";
import { orderFacts } from "../order.ref";
import { OrderReview } from "../review.model";
import { checkByWordList } from "../../../platform/content/text-check";

const checkWords = (text: string): void => {
  const verdict = checkByWordList(text);
  if (!verdict.ok) throw invalidField("text", verdict.because);
};

/** Keeps what a diner who has paid says of the meal 评价; a second time replaces the first. */
export const reviewOrder = async (order: Order, { stars, text }: { readonly stars: number; readonly text: string }, now: Date): Promise<void> => {
  if (order.state !== "paid") throw new DomainError("illegal_transition", { message: "付款成功后才能评价" });
  checkWords(text);
  const earlier = await OrderReview.findOne({ where: { orderId: order.id } });
  // Other words of the diner want another answer.
  if (earlier) await earlier.update({ stars, text, updatedAt: now, ...(earlier.text !== text && { reply: null, repliedAt: null }) });
  else await OrderReview.create({ orderId: order.id, establishmentId: order.establishmentId, stars, text, createdAt: now, updatedAt: now });
  await emit("order.reviewed.v1", { ...orderFacts(order), stars });
};

/** Keeps what the shop answers to a review in public 商家回复; a second time replaces the first. */
export const answerReview = async (order: Order, text: string, now: Date): Promise<void> => {
  const review = await OrderReview.findOne({ where: { orderId: order.id } });
  if (!review) throw new DomainError("illegal_transition", { message: "食客还没有评价这一单" });
  checkWords(text);
  await review.update({ reply: text, repliedAt: now });
  await emit("order.review_answered.v1", orderFacts(order));
};
