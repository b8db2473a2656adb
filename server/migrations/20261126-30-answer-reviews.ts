import { addColumns, c, type Migration } from "../src/platform/db/schema";

/** The shop's public answer to a review 商家回复. */
export const answerReviews: Migration = {
  name: "20261126-30-answer-reviews",
  up: (context) => addColumns(context, "order_reviews", { reply: c.optional(c.text(200)), replied_at: c.optional(c.instant()) }),
};
