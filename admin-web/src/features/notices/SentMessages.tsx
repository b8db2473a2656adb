import { MessageOutlined, WechatOutlined } from "@ant-design/icons";
import { Card, Tag, type TableProps } from "antd";
import { messageApi, SHORT_MESSAGE_STATE_LABELS, SUBSCRIBE_STATE_LABELS, type SentSubscribe, type ShortMessage, type ShortMessageState, type SubscribeState } from "@sunshine/domain/notices/message.contract";
import { usePages } from "../../platform/pages";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { shortInstant } from "../../ui/options";
import { EmptyState } from "../../ui/States";

const SUBSCRIBE_COLOURS: Record<SubscribeState, string> = { waiting: "blue", sent: "green", skipped: "default", failed: "red" };
const SHORT_COLOURS: Record<ShortMessageState, string> = { waiting: "blue", kept: "default", sent: "green", failed: "red" };

const time = (at: string): React.JSX.Element => <span className="tabular">{shortInstant(at)}</span>;
const reason = (text: string | null): React.JSX.Element => (text === null ? <span className="faint">—</span> : <span className="cell-error">{text}</span>);

const subscribeColumns: NonNullable<TableProps<SentSubscribe>["columns"]> = [
  { title: "时间", key: "at", width: 150, render: (_, { at }) => time(at) },
  { title: "消息", dataIndex: "label", width: 190 },
  { title: "标题", dataIndex: "title" },
  { title: "状态", key: "state", width: 140, render: (_, { state }) => <Tag color={SUBSCRIBE_COLOURS[state]}>{SUBSCRIBE_STATE_LABELS[state]}</Tag> },
  { title: "尝试", key: "attempts", width: 70, align: "right", render: (_, { attempts }) => <span className="tabular">{attempts} 次</span> },
  { title: "原因", key: "reason", width: 260, render: (_, row) => reason(row.reason) },
];

const shortColumns: NonNullable<TableProps<ShortMessage>["columns"]> = [
  { title: "时间", key: "at", width: 150, render: (_, { at }) => time(at) },
  { title: "手机号", key: "phone", width: 130, render: (_, { phone }) => <span className="tabular">{phone}</span> },
  { title: "内容", key: "text", render: (_, { text, purpose }) => (text !== null ? <span className="cell-sentence">{text}</span> :  <span className="faint">{purpose === "code" ? "验证码，发出后不保存" : "—"}</span>) },
  { title: "状态", key: "state", width: 130, render: (_, { state }) => <Tag color={SHORT_COLOURS[state]}>{SHORT_MESSAGE_STATE_LABELS[state]}</Tag> },
  { title: "原因", key: "reason", width: 220, render: (_, row) => reason(row.reason) },
];

/** What was sent outside of the system 发送记录, for whoever keeps it running: whether it left, never to whom. */
export const SentMessages = (): React.JSX.Element => {
  const subscribed = usePages(messageApi.subscribeMessages, {}, 10);
  const short = usePages(messageApi.shortMessages, {}, 10);
  return (
    <>
      <Card className="list-card card-after" title="订阅消息发送记录" extra={<span className="faint">本人同意一次，只发送一条</span>}>
        <KeyPagedTable label="订阅消息" paged={subscribed} columns={subscribeColumns} rowKey="id" unit="条" empty={<EmptyState icon={<WechatOutlined />} title="还没有发送过订阅消息" text="有人在小程序中同意接收后，相关进展会以订阅消息发给本人。" />} />
      </Card>
      <Card className="list-card card-after" title="短信记录" extra={<span className="faint">手机号和内容加密保存，到期自动清除</span>}>
        <KeyPagedTable label="短信" paged={short} columns={shortColumns} rowKey="id" unit="条" empty={<EmptyState icon={<MessageOutlined />} title="还没有短信" text="紧急事项和手机验证码会以短信发送。" />} />
      </Card>
    </>
  );
};
