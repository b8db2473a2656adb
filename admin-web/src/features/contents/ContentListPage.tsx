import { Alert, App, Button, Card, Input, Modal, Space, Tabs, Tag, type TableProps } from "antd";
import { useState } from "react";
import { Link } from "react-router-dom";
import { contentApi, type ContentCheckView } from "@sunshine/domain/contents/content.contract";
import { CONTENT_JUDGE_LABELS, CONTENT_STATE_LABELS, CONTENT_SUBJECT_LABELS, type ContentState } from "@sunshine/domain/contents/content.vocabulary";
import { messageOf } from "../../platform/api-error";
import { fileUrl } from "../../platform/files";
import { usePages } from "../../platform/pages";
import { useAct } from "../../platform/query";
import { useUrlFilters } from "../../platform/query-filters";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { shortInstant } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { EmptyState } from "../../ui/States";

const TABS: readonly { readonly key: string; readonly label: string; readonly states: readonly ContentState[] }[] = [
  { key: "held", label: "待人工审核", states: ["held", "pending"] },
  { key: "withheld", label: "不予发布", states: ["withheld"] },
  { key: "all", label: "全部", states: [] },
];

const COLOURS: Record<ContentState, string> = { pending: "blue", held: "orange", published: "green", withheld: "red", superseded: "default" };

const Content = ({ row }: { row: ContentCheckView }): React.JSX.Element =>
  row.kind === "photo" ? <img className="content-photo" src={fileUrl(contentApi.photo, { id: row.id })} alt={`${row.establishmentName}的${CONTENT_SUBJECT_LABELS[row.subject]}`} /> : <p className="content-text">{row.text}</p>;

/** Refuses to publish, with the reason that its author reads 不予发布. */
const WithholdDialog = ({ row, onClose }: { row: ContentCheckView; onClose: () => void }): React.JSX.Element => {
  const { message } = App.useApp();
  const [reason, setReason] = useState("");
  const deciding = useAct(contentApi.decide, {
    touches: ["/content-checks"],
    onDone: () => {
      void message.success("已决定不予发布");
      onClose();
    },
  });
  return (
    <Modal open title="不予发布" okText="不予发布" okButtonProps={{ danger: true, disabled: reason.trim().length < 2 }} confirmLoading={deciding.isPending} onCancel={onClose} onOk={() => deciding.mutate({ id: row.id, version: row.version, publish: false, reason: reason.trim() })}>
      <p>{CONTENT_SUBJECT_LABELS[row.subject]}不会向其他人显示，提交的人会看到理由。</p>
      {deciding.error && <Alert type="error" showIcon className="form-alert" title={messageOf(deciding.error)} />}
      <Input.TextArea aria-label="理由" autoFocus value={reason} onChange={({ target }) => setReason(target.value)} maxLength={100} showCount autoSize={{ minRows: 2 }} placeholder="例如：含有与就餐无关的广告" />
    </Modal>
  );
};

const Decide = ({ row, onWithhold }: { row: ContentCheckView; onWithhold: () => void }): React.JSX.Element | null => {
  const { message } = App.useApp();
  const publishing = useAct(contentApi.decide, { touches: ["/content-checks"], onDone: () => void message.success(`已发布${CONTENT_SUBJECT_LABELS[row.subject]}`) });
  if (row.abilities.length === 0) return null;
  return (
    <Space>
      <Button type="primary" size="small" loading={publishing.isPending} onClick={() => publishing.mutate({ id: row.id, version: row.version, publish: true }, { onError: (error) => void message.error(messageOf(error)) })}>发布</Button>
      <Button size="small" onClick={onWithhold}>不予发布</Button>
    </Space>
  );
};

const columnsOf = (onWithhold: (row: ContentCheckView) => void): NonNullable<TableProps<ContentCheckView>["columns"]> => [
  { title: "内容", key: "content", render: (_, row) => <Content row={row} /> },
  { title: "类型", key: "subject", width: 96, render: (_, { subject }) => CONTENT_SUBJECT_LABELS[subject] },
  { title: "单位", key: "shop", width: 190, render: (_, { establishmentId, establishmentName }) => <Link to={`/establishments/${establishmentId}`}>{establishmentName}</Link> },
  { title: "状态", key: "state", width: 220, render: (_, { state, judge, why, decidedBy }) => <><Tag color={COLOURS[state]}>{CONTENT_STATE_LABELS[state]}</Tag><div className="faint">{[decidedBy ?? CONTENT_JUDGE_LABELS[judge], why].filter(Boolean).join("：")}</div></> },
  { title: "提交时间", key: "at", width: 144, render: (_, { createdAt }) => <span className="tabular">{shortInstant(createdAt)}</span> },
  { title: "", key: "decide", width: 176, render: (_, row) => <Decide row={row} onWithhold={() => onWithhold(row)} /> },
];

/** What others would read, where a machine left it open 内容审核. */
export const ContentListPage = (): React.JSX.Element => {
  const [withholding, setWithholding] = useState<ContentCheckView | null>(null);
  const view = useUrlFilters(["tab"]);
  const tab = TABS.find(({ key }) => key === view.one("tab")) ?? TABS[0]!;
  const paged = usePages(contentApi.list, tab.states.length > 0 ? { state: [...tab.states] } : {});
  return (
    <>
      <PageHead title="内容审核" note="评价、商家回复和门头照在公开前检测；检测不能决定的由监管人员审核" />
      <Card className="list-card">
        <Tabs activeKey={tab.key} items={TABS.map(({ key, label }) => ({ key, label }))} onChange={(next) => view.set("tab", next === TABS[0]!.key ? [] : [next])} />
        <KeyPagedTable label="内容审核" paged={paged} columns={columnsOf(setWithholding)} rowKey="id" unit="条" empty={<EmptyState title="没有需要审核的内容" text="检测不能决定的评价、回复和照片会出现在这里。" />} />
      </Card>
      {withholding && <WithholdDialog row={withholding} onClose={() => setWithholding(null)} />}
    </>
  );
};
