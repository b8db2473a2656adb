import { BellOutlined } from "@ant-design/icons";
import { App, Badge, Button, Popover, Skeleton } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { noticeApi } from "@sunshine/domain/notices/notice.contract";
import { messageOf } from "../../platform/api-error";
import { usePushes } from "../../platform/live";
import { useRead } from "../../platform/query";
import { useSession } from "../../platform/session";
import { NoticeLine } from "./NoticeLine";
import { useOpenNotice } from "./use-open-notice";

const SHOWN = 6;

/** Unread notices that this end shows: an officer's own, or those of the person's shops. */
const useUnread = (): number => {
  const { me } = useSession();
  const { data } = useRead(noticeApi.counts, {});
  const wanted = me.kind === "officer" ? "officer" : "shop";
  return (data?.inboxes ?? []).filter(({ inbox }) => inbox === wanted).reduce((sum, { unread }) => sum + unread, 0);
};

const Latest = ({ establishmentId, onGo }: { establishmentId: string | undefined; onGo: () => void }): React.JSX.Element => {
  const { data, error } = useRead(noticeApi.list, { limit: SHOWN, unread: true, ...(establishmentId !== undefined && { establishmentId }) });
  const open = useOpenNotice();
  if (error) return <p className="bell-quiet">{messageOf(error)}</p>;
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  if (data.rows.length === 0) return <p className="bell-quiet">没有未读通知</p>;
  return (
    <div className="notice-lines">
      {data.rows.map((notice) => (
        <NoticeLine key={notice.id} brief notice={notice} onOpen={(it) => (open(it), onGo())} />
      ))}
    </div>
  );
};

/** The bell 通知铃: how many are unread, the latest of them; what is urgent also speaks up by itself. */
export const NoticeBell = (): React.JSX.Element => {
  const { me } = useSession();
  const unread = useUnread();
  const navigate = useNavigate();
  const { notification } = App.useApp();
  const [shown, setShown] = useState(false);
  const shop = me.kind === "member" ? me.memberships[0]?.establishmentId : undefined;
  usePushes(({ id, name, data }) => {
    if (name === "notice.posted.v1" && data["urgent"] === true && typeof data["title"] === "string") notification.warning({ key: `notice-${id}`, title: data["title"], description: "已放入通知，点击右上角铃铛查看", placement: "topRight" });
  });
  const all = (): void => {
    setShown(false);
    void navigate("/notices");
  };
  return (
    <Popover
      open={shown}
      onOpenChange={setShown}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className="bell-panel">
          <header><b>未读通知</b><Button type="link" size="small" onClick={all}>全部通知</Button></header>
          {shown && <Latest establishmentId={shop} onGo={() => setShown(false)} />}
        </div>
      }
    >
      <Button type="text" shape="circle" aria-label={unread === 0 ? "通知，没有未读" : `通知，${unread > 99 ? "99 条以上" : `${unread} 条`}未读`} className="bell" icon={<Badge count={unread} overflowCount={99} size="small" offset={[2, -2]}><BellOutlined /></Badge>} />
    </Popover>
  );
};
