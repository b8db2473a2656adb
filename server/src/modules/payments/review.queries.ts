import { col, fn, Op } from "sequelize";
import { dayOf } from "@sunshine/domain/kernel/day";
import type { PublicReview } from "@sunshine/domain/payments/payment.contract";
import { OrderReview } from "./review.model";

export interface ReviewFacts {
  readonly total: number;
  /** Mean of the stars to one decimal; null where nobody has reviewed. */
  readonly stars: number | null;
  readonly latest: readonly PublicReview[];
}

const NONE: ReviewFacts = { total: 0, stars: null, latest: [] };

export const presentReply = ({ reply, repliedAt, updatedAt }: Pick<OrderReview, "reply" | "repliedAt" | "updatedAt">) => (reply == null ? null : { text: reply, on: dayOf(repliedAt ?? updatedAt) });

const presentReview = (review: OrderReview): PublicReview => ({ stars: review.stars, text: review.text, on: dayOf(review.updatedAt), reply: review.replyShown ? presentReply(review) : null });

/** What diners say of each of many establishments 食客评价: counts in one query, the latest words of those that have any. */
export const reviewsOf = async (ids: readonly number[], limit: number): Promise<Map<number, ReviewFacts>> => {
  const counted = (await OrderReview.findAll({
    attributes: ["establishmentId", [fn("COUNT", col("id")), "total"], [fn("SUM", col("stars")), "sum"]],
    where: { establishmentId: [...ids] },
    group: ["establishmentId"],
    raw: true,
  })) as unknown as { establishmentId: number; total: number | string; sum: number | string }[];
  const found = new Map<number, ReviewFacts>();
  for (const { establishmentId, total, sum } of counted) {
    const latest = await OrderReview.findAll({ where: { establishmentId, shown: true, text: { [Op.ne]: "" } }, order: [["updatedAt", "DESC"], ["id", "DESC"]], limit });
    found.set(Number(establishmentId), { total: Number(total), stars: Math.round((Number(sum) / Number(total)) * 10) / 10, latest: latest.map(presentReview) });
  }
  return new Map(ids.map((id) => [id, found.get(id) ?? NONE]));
};
