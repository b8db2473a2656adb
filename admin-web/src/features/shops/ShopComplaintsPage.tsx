import { Alert, App, Button, Card, Form, Input, Modal, Tag } from "antd";
import { useState } from "react";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { ShopCase } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS, CASE_OUTCOME_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { formatDay, formatInstant } from "@sunshine/domain/kernel/day";
import { showFieldErrors } from "../../platform/form-errors";
import { usePages } from "../../platform/pages";
import { useAct } from "../../platform/query";
import { EmptyState, ErrorState } from "../../ui/States";
import { EvidenceStrip } from "../evidence/EvidenceStrip";
import { EvidenceUpload } from "../evidence/EvidenceUpload";
import { ShopFrame } from "./ShopFrame";

const STATES: Record<ShopCase["state"], { readonly label: string; readonly colour: string }> = {
  accepted: { label: "已受理", colour: "orange" },
  handling: { label: "正在处理", colour: "blue" },
  closed: { label: "已办结", colour: "green" },
};

interface StateProps {
  readonly establishmentId: string;
  readonly row: ShopCase;
  readonly onClose: () => void;
}

const StateDialog = ({ establishmentId, row, onClose }: StateProps): React.JSX.Element => {
  const { message } = App.useApp();
  const [form] = Form.useForm<{ text: string }>();
  const [photos, setPhotos] = useState<{ readonly ids: string[]; readonly busy: boolean }>({ ids: [], busy: false });
  const [trouble, setTrouble] = useState<string | null>(null);
  const state = useAct(complaintApi.stateShopSide, { touches: ["/establishments/:establishmentId/complaints"], onDone: () => (void message.success("情况说明已提交给承办人员"), onClose()) });
  return (
    <Modal open width={640} title="说明情况" okText="提交" okButtonProps={{ disabled: photos.busy }} confirmLoading={state.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {trouble && <Alert type="error" showIcon title={trouble} className="form-alert" />}
      <p className="card-text">只有承办的监管人员能看到，投诉人看不到。请如实说明经过，可附小票、监控截图或整改照片。</p>
      <Form form={form} layout="vertical" onFinish={({ text }) => state.mutate({ establishmentId, id: row.id, text, evidenceIds: photos.ids }, { onError: (error) => setTrouble(showFieldErrors(form, error)) })}>
        <Form.Item name="text" label="情况说明" rules={[{ required: true, min: 4, message: "请写明情况，至少 4 个字" }]}><Input.TextArea autoFocus maxLength={1000} showCount autoSize={{ minRows: 4, maxRows: 10 }} /></Form.Item>
        <Form.Item label="照片和视频"><EvidenceUpload purpose="complaint" label="添加" most={10} onChange={(ids, busy) => setPhotos({ ids, busy })} /></Form.Item>
      </Form>
    </Modal>
  );
};

const CaseCard = ({ row, onState }: { row: ShopCase; onState: () => void }): React.JSX.Element => (
  <Card
    className="shop-case"
    title={<>{CASE_CATEGORY_LABELS[row.category]} <Tag className="tag-after" color={STATES[row.state].colour}>{STATES[row.state].label}</Tag></>}
    extra={row.mayState && <Button type="primary" onClick={onState}>{row.statements.length > 0 ? "补充说明" : "说明情况"}</Button>}
  >
    <p className="case-story">{row.summary}</p>
    <p className="faint">{formatDay(row.acceptedOn)}受理。以上是监管人员的摘要，投诉人的身份依法保密。</p>
    {row.statements.map(({ at, by, text, evidence }) => (
      <div key={at} className="mending-step is-answer">
        <div className="mending-step-head"><b>本店说明</b><span className="faint tabular">{by} · {formatInstant(new Date(at))}</span></div>
        <p>{text}</p>
        <EvidenceStrip evidence={evidence} size={72} />
      </div>
    ))}
    {row.outcome && <Alert type={row.outcome === "not_mended" ? "warning" : "success"} showIcon title={`${row.closedOn ? formatDay(row.closedOn) : ""}${CASE_OUTCOME_LABELS[row.outcome]}`} description={row.result} />}
  </Card>
);

const Cases = ({ establishmentId }: { establishmentId: string }): React.JSX.Element => {
  const [stating, setStating] = useState<ShopCase | null>(null);
  const { rows, error, loading, forward, back, reload } = usePages(complaintApi.ofShop, { establishmentId });
  if (error && rows.length === 0) return <ErrorState error={error} retry={reload} />;
  if (loading) return <Card loading />;
  return (
    <div className="detail-main">
      {rows.length === 0 && <Card><EmptyState title="没有已受理的投诉" text="市场监管所受理对本店的投诉后，会把情况摘要告知本店，您可以在这里说明情况。" /></Card>}
      {rows.map((row) => <CaseCard key={row.id} row={row} onState={() => setStating(row)} />)}
      {(back ?? forward) && <nav className="paged-steps" aria-label="投诉翻页"><Button size="small" disabled={!back} onClick={() => back?.()}>上一页</Button><Button size="small" disabled={!forward} onClick={() => forward?.()}>下一页</Button></nav>}
      {stating && <StateDialog establishmentId={establishmentId} row={stating} onClose={() => setStating(null)} />}
    </div>
  );
};

/** Complaints about the shop, in the officers' words 本店被投诉情况, and the shop's own. */
export const ShopComplaintsPage = (): React.JSX.Element => <ShopFrame title="投诉处理">{({ establishmentId }) => <Cases establishmentId={establishmentId} />}</ShopFrame>;
