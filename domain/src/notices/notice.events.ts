import * as z from "zod";
import { IdSchema } from "../kernel/id";
import { INBOXES, NOTICE_KINDS, NOTICE_LINKS } from "./notice.vocabulary";

const inbox = z.enum(INBOXES);
/** Set for inboxes of a shop. */
const establishmentId = IdSchema.nullable();

/** One notice in the same words to several inboxes. */
export const PostedSchema = z.strictObject({
  inbox,
  establishmentId,
  /** Officers or accounts by inside number. */
  recipientIds: z.array(z.number().int()),
  kind: z.enum(NOTICE_KINDS),
  title: z.string(),
  urgent: z.boolean(),
  link: z.strictObject({ to: z.enum(NOTICE_LINKS), ref: IdSchema.nullable() }).nullable(),
});

export const noticeEvents = {
  /** Notices came into inboxes 新通知; each recipient counts anew. */
  "notice.posted.v1": z.strictObject({ posts: z.array(PostedSchema).min(1) }),
  /** Somebody read one notice or all; their other windows follow. */
  "notice.read.v1": z.strictObject({ inbox, establishmentId, recipientId: z.number().int(), unread: z.number().int() }),
};
