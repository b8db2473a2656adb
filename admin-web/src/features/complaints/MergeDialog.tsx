import { Alert, App, Button, Descriptions, Form, Input, Modal, Radio, Skeleton } from "antd";
import { useState } from "react";
import { CASE_RELATION_LABELS, type RelatedCase } from "@sunshine/domain/complaints/case-work.contract";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { CASE_STATE_LABELS } from "@sunshine/domain/complaints/complaint.states";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct, useInvalidate, useRead } from "../../platform/query";
import { shortInstant } from "../../ui/options";
import { EmptyState, ErrorState } from "../../ui/States";

/** What stands in the other case, before this one goes into it 预览. */
const Preview = ({ id }: { id: string }): React.JSX.Element => {
  const { data, error } = useRead(complaintApi.get, { id });
  if (error && !data) return <ErrorState error={error} />;
  if (!data) return <Skeleton active paragraph={{ rows: 3 }} />;
  return (
    <Descriptions
      className="merge-preview"
      size="small"
      column={2}
      items={[
        { key: "state", label: "状态", children: CASE_STATE_LABELS[data.state] },
        { key: "handler", label: "承办人", children: data.handlerName ?? "未分派" },
        { key: "happened", label: "发生时间", children: shortInstant(data.happenedAt) },
        { key: "evidence", label: "证据材料", children: `${data.evidence.length} 件` },
        { key: "story", label: "反映内容", span: 2, children: data.story },
      ]}
    />
  );
};

const Candidate = ({ row: { case: other, relation, distanceM } }: { row: RelatedCase }): React.JSX.Element => (
  <span>
    <b className="tabular">{other.number}</b> {CASE_CATEGORY_LABELS[other.category]} · {other.placeName}
    <small className="faint"> {CASE_RELATION_LABELS[relation]}{distanceM !== null && relation === "near" ? `，${distanceM} 米` : ""}，{shortInstant(other.receivedAt)}收到</small>
  </span>
);

interface Props {
  readonly view: OfficerCaseView;
  readonly onClose: () => void;
}

/** Puts this case into another about the same matter 并案: candidates, a look at them, a reason. */
export const MergeDialog = ({ view, onClose }: Props): React.JSX.Element => {
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<{ intoId: string; reason: string }>();
  const [q, setQ] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const chosen = Form.useWatch("intoId", form);
  const { data, error } = useRead(complaintApi.related, { id: view.id, ...(q && { q }) }, { keep: true });
  const merge = useAct(complaintApi.merge, { touches: ["/complaints"], onDone: () => (void message.success("已并案，办结时会一并告知本案的投诉举报人"), onClose()) });
  const candidates = (data?.rows ?? []).filter(({ mergeable }) => mergeable);
  return (
    <Modal open width={760} title={`并案 ${view.number}`} okText="并入所选案件" confirmLoading={merge.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {trouble && <Alert type="error" showIcon title={trouble} className="form-alert" />}
      <p className="card-text">并案后本案不再单独办理，主案办结时系统会告知本案的投诉举报人。只能并入同类、在办的案件，并案后不能撤回。</p>
      <Input.Search className="merge-search" placeholder="按编号或地点查找其他案件" allowClear enterButton={<Button>查找</Button>} onSearch={(text) => setQ(text.trim())} />
      {error && !data && <ErrorState error={error} />}
      <Form form={form} layout="vertical" onFinish={({ intoId, reason }) => merge.mutate({ id: view.id, version: view.version, intoId, reason }, { onError: (failure) => (setTrouble(showFieldErrors(form, failure)), void invalidate("/complaints")) })}>
        <Form.Item name="intoId" label="并入" rules={[{ required: true, message: "请选择要并入的案件" }]}>
          {candidates.length === 0 ? <EmptyState title="没有可并入的案件" text="同一单位或附近的同类在办案件会列在这里，也可以按编号查找。" /> : <Radio.Group className="merge-list" options={candidates.map((row) => ({ value: row.case.id, label: <Candidate row={row} /> }))} />}
        </Form.Item>
        {chosen && <Preview id={chosen} />}
        <Form.Item name="reason" label="并案理由" rules={[{ required: true, min: 2, message: "请填写理由" }]}><Input.TextArea maxLength={300} showCount autoSize={{ minRows: 2, maxRows: 4 }} /></Form.Item>
      </Form>
    </Modal>
  );
};
