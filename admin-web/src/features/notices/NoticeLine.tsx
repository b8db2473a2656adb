import { Tag } from "antd";
import type { Notice } from "@sunshine/domain/notices/notice.contract";
import { NOTICE_KIND_LABELS } from "@sunshine/domain/notices/notice.vocabulary";
import { shortInstant } from "../../ui/options";

/** One notice in a list: whether it is new, what it says, when. */
export const NoticeLine = ({ notice, onOpen, brief = false }: { notice: Notice; onOpen: (notice: Notice) => void; brief?: boolean }): React.JSX.Element => (
  <button type="button" className={`notice-line${notice.readAt === null ? " is-unread" : ""}${notice.urgent ? " is-urgent" : ""}`} onClick={() => onOpen(notice)}>
    <i className="notice-dot" aria-hidden />
    <span className="notice-words">
      <b>
        {notice.readAt === null && <span className="visually-hidden">未读：</span>}
        {notice.urgent && <Tag color="red">紧急</Tag>}
        {notice.title}
      </b>
      {notice.text && <span>{notice.text}</span>}
      <small className="tabular">{NOTICE_KIND_LABELS[notice.kind]} · {shortInstant(notice.at)}</small>
    </span>
    {!brief && notice.link && <span className="notice-more" aria-hidden>查看</span>}
  </button>
);
