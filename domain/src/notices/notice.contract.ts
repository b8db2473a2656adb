import * as z from "zod";
import { endpoint } from "../kernel/endpoint";
import { IdSchema } from "../kernel/id";
import { pageInput, pageOf, queryBoolean, queryList } from "../kernel/paging";
import { INBOXES, NOTICE_KINDS, NOTICE_LINKS } from "./notice.vocabulary";

/** A notice as its recipient reads it. */
export const NoticeSchema = z.strictObject({
  id: IdSchema,
  at: z.iso.datetime(),
  kind: z.enum(NOTICE_KINDS),
  title: z.string(),
  text: z.string(),
  urgent: z.boolean(),
  link: z.strictObject({ to: z.enum(NOTICE_LINKS), ref: IdSchema.nullable() }).nullable(),
  readAt: z.iso.datetime().nullable(),
});
export type Notice = z.output<typeof NoticeSchema>;

/** Counting stops here: more is "99+" to a reader. */
export const MOST_COUNTED = 100;

const InboxCountSchema = z.strictObject({ inbox: z.enum(INBOXES), establishmentId: IdSchema.nullable(), unread: z.number().int(), urgent: z.number().int() });
export type InboxCount = z.output<typeof InboxCountSchema>;

/** Whose inbox: absent, one's own; a shop's id, one's own copy of that shop's notices. */
const establishmentId = IdSchema.optional();

export const noticeApi = {
  list: endpoint({
    method: "GET",
    path: "/notices",
    summary: "我的通知，最近的在前；给出单位编号时是该单位的通知",
    input: z.strictObject({ ...pageInput, establishmentId, unread: queryBoolean.optional(), kind: queryList(z.enum(NOTICE_KINDS)) }),
    output: pageOf(NoticeSchema),
  }),
  /** One row an inbox: one's own, and one for each shop of a member. Counted up to 100. */
  counts: endpoint({ method: "GET", path: "/notices/counts", summary: "未读通知数", input: z.strictObject({}), output: z.strictObject({ unread: z.number().int(), inboxes: z.array(InboxCountSchema) }) }),
  read: endpoint({ method: "POST", path: "/notices/:id/reading", summary: "标记一条通知为已读", input: z.strictObject({ id: IdSchema }), output: NoticeSchema }),
  readAll: endpoint({
    method: "POST",
    path: "/notices/reading",
    summary: "标记全部通知为已读",
    input: z.strictObject({ establishmentId, kind: z.array(z.enum(NOTICE_KINDS)).optional() }),
    output: z.strictObject({ marked: z.number().int() }),
  }),
};
