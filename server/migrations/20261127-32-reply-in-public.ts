import { addColumns, c, type Migration } from "../src/platform/db/schema";

/** The shop's answer beside a published complaint 单位公开回复. */
export const replyInPublic: Migration = {
  name: "20261127-32-reply-in-public",
  up: (context) => addColumns(context, "complaint_cases", { public_reply: c.optional(c.text(300)), public_replied_on: c.optional(c.day()) }),
};
