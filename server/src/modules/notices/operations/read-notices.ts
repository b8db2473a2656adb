import { Op } from "sequelize";
import { emit } from "../../../platform/outbox/outbox";
import type { NoticeKind } from "@sunshine/domain/notices/notice.vocabulary";
import { Notice } from "../notice.model";
import { countUnread } from "../notice.queries";
import { recipientKey, type Recipient } from "../recipients";

const tellOtherWindows = async (owner: Recipient): Promise<void> => {
  const { unread } = await countUnread(recipientKey(owner));
  await emit("notice.read.v1", { inbox: owner.inbox, establishmentId: owner.shop?.publicId ?? null, recipientId: owner.id, unread }, "notices");
};

/** Marks one notice as read 标记已读; the second time nothing happens. */
export const readNotice = async (notice: Notice, owner: Recipient, now: Date): Promise<Notice> => {
  if (!notice.unread) return notice;
  await notice.update({ unread: false, readAt: now });
  await tellOtherWindows(owner);
  return notice;
};

/** Marks what is unread in an inbox, or one kind of it 全部标为已读. */
export const readAllNotices = async (owner: Recipient, kind: readonly NoticeKind[] | undefined, now: Date): Promise<number> => {
  const [marked] = await Notice.update({ unread: false, readAt: now }, { where: { recipient: recipientKey(owner), unread: true, ...(kind && { kind: [...kind] }) } });
  if (marked > 0) await tellOtherWindows(owner);
  return marked;
};

/** Marks what is older than a moment as read, without telling anybody: for a county whose year is made at once. */
export const readNoticesBefore = async (moment: Date): Promise<void> => {
  await Notice.update({ unread: false, readAt: moment }, { where: { unread: true, at: { [Op.lt]: moment } } });
};
