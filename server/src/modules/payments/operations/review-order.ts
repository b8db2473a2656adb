import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Order } from "../order.model";
import { orderFacts } from "../order.ref";
import { OrderReview } from "../review.model";
import { checkByWordList } from "../../../platform/content/text-check";

/** Keeps what a diner who has paid says of the meal 评价; a second time replaces the first. */
export const reviewOrder = async (order: Order, { stars, text }: { readonly stars: number; readonly text: string }, now: Date): Promise<void> => {
  if (order.state !== "paid") throw new DomainError("illegal_transition", { message: "付款成功后才能评价" });
  const verdict = checkByWordList(text);
  if (!verdict.ok) throw invalidField("text", verdict.because);
  const earlier = await OrderReview.findOne({ where: { orderId: order.id } });
  if (earlier) await earlier.update({ stars, text, updatedAt: now });
  else await OrderReview.create({ orderId: order.id, establishmentId: order.establishmentId, stars, text, createdAt: now, updatedAt: now });
  await emit("order.reviewed.v1", { ...orderFacts(order), stars });
};
