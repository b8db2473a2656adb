import type { Inbox } from "@sunshine/domain/notices/notice.vocabulary";
import { topic, type AudienceTable } from "../../platform/live/audience";

/** The person alone: notices of a shop, too, are each of one person. */
const topicOf = (inbox: Inbox, id: number): string => (inbox === "officer" ? topic.officer(id) : topic.member(id));

/** Who hears of notices live 受众. */
export const noticeAudience: AudienceTable = {
  "notice.posted.v1": ({ posts }) =>
    posts.map(({ inbox, establishmentId, recipientIds, kind, title, urgent, link }) => ({ topics: recipientIds.map((id) => topicOf(inbox, id)), data: { inbox, establishmentId, kind, title, urgent, link } })),
  "notice.read.v1": ({ inbox, establishmentId, recipientId, unread }) => [{ topics: [topicOf(inbox, recipientId)], data: { inbox, establishmentId, unread } }],
};
