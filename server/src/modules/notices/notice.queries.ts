import { Op } from "sequelize";
import type { noticeApi } from "@sunshine/domain/notices/notice.contract";
import { MOST_COUNTED } from "@sunshine/domain/notices/notice.contract";
import type * as z from "zod";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { Notice } from "./notice.model";

type ListInput = z.output<typeof noticeApi.list.input>;

/** One page of an inbox, the latest first. */
export const listNotices = async (recipient: string, { after, limit, unread, kind }: ListInput) => {
  const where = { recipient, ...(unread && { unread: true }), ...(kind && { kind }) };
  const found = await Notice.findAll({ where: { [Op.and]: [where, afterPlace(["eventId"], "desc", after)] }, order: [["eventId", "DESC"]], limit: limit + 1 });
  return pageFrom(found, limit, ({ eventId }) => [Number(eventId)]);
};

/** Unread notices of an inbox, counted so far as a reader cares. */
export const countUnread = async (recipient: string): Promise<{ unread: number; urgent: number }> => {
  const rows = await Notice.findAll({ where: { recipient, unread: true }, attributes: ["urgent"], limit: MOST_COUNTED, raw: true });
  return { unread: rows.length, urgent: rows.filter(({ urgent }) => Boolean(urgent)).length };
};

/** A notice of somebody's own; locked, because it will be marked. */
export const findNotice = (publicId: string): Promise<Notice | null> => Notice.findOne({ where: { publicId }, lock: true });
