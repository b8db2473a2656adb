import type { Notice as NoticeView } from "@sunshine/domain/notices/notice.contract";
import type { Notice } from "./notice.model";

/** A notice as its recipient reads it. */
export const presentNotice = ({ publicId, at, kind, title, text, urgent, linkTo, linkRef, readAt }: Notice): NoticeView => ({
  id: publicId, at: at.toISOString(), kind, title, text, urgent,
  link: linkTo === null ? null : { to: linkTo, ref: linkRef },
  readAt: readAt?.toISOString() ?? null,
});
