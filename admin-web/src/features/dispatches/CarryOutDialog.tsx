import { Alert, App, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct, useRead } from "../../platform/query";
import { EvidenceUpload } from "../evidence/EvidenceUpload";

interface Props {
  readonly task: TaskView;
  readonly onClose: () => void;
}

const TOUCHES = ["/dispatches", "/me/dispatches", "/insights", "/complaints"];

/** The officer says why not 拒绝任务. */
export const RefuseDialog = ({ task, onClose }: Props): React.JSX.Element => {
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const [trouble, setTrouble] = useState<string | null>(null);
  const refuse = useAct(dispatchApi.refuse, { touches: TOUCHES, onDone: () => (void message.success("已拒绝，任务回到待指派队列，指挥中心已收到"), onClose()) });
  return (
    <Modal open title={`拒绝任务 ${task.number}`} okText="拒绝任务" okButtonProps={{ danger: true }} confirmLoading={refuse.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {trouble && <Alert type="error" showIcon title={trouble} className="form-alert" />}
      <Form form={form} layout="vertical" onFinish={({ reason }) => refuse.mutate({ id: task.id, version: task.version, reason }, { onError: (error) => setTrouble(showFieldErrors(form, error)) })}>
        <Form.Item name="reason" label="拒绝理由" rules={[{ required: true, min: 2, message: "请填写拒绝理由" }]}><Input.TextArea autoFocus maxLength={200} autoSize={{ minRows: 2, maxRows: 4 }} /></Form.Item>
      </Form>
    </Modal>
  );
};

/** The shop's latest visits, to say which one came of the task. */
const useVisitOptions = (establishmentId: string | null) => {
  const { data } = useRead(inspectionApi.list, { establishmentId: establishmentId ?? "", limit: 5 }, { enabled: establishmentId !== null });
  return (data?.rows ?? []).filter(({ voided }) => !voided).map(({ id, visitedOn, result }) => ({ value: id, label: `${formatDay(visitedOn)}检查，${VISIT_RESULT_LABELS[result]}` }));
};

/** What came of the task 办结任务: words, photos, the inspection. */
export const FinishDialog = ({ task, onClose }: Props): React.JSX.Element => {
  const { message } = App.useApp();
  const [form] = Form.useForm<{ result: string; inspectionId?: string }>();
  const [photos, setPhotos] = useState<{ readonly ids: string[]; readonly busy: boolean }>({ ids: [], busy: false });
  const [trouble, setTrouble] = useState<string | null>(null);
  const visits = useVisitOptions(task.establishmentId);
  const finish = useAct(dispatchApi.finish, { touches: TOUCHES, onDone: () => (void message.success(`${task.number} 已办结`), onClose()) });
  return (
    <Modal open width={640} title={`办结任务 ${task.number}`} okText="办结" okButtonProps={{ disabled: photos.busy }} confirmLoading={finish.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {trouble && <Alert type="error" showIcon title={trouble} className="form-alert" />}
      <Form
        form={form}
        layout="vertical"
        onFinish={({ result, inspectionId }) =>
          finish.mutate({ id: task.id, version: task.version, result, inspectionId: inspectionId ?? null, evidenceIds: photos.ids }, { onError: (error) => setTrouble(showFieldErrors(form, error)) })
        }
      >
        <Form.Item name="result" label="处置结果" extra="参与人员可见，不要填写投诉人的个人信息" rules={[{ required: true, min: 4, message: "请写明处置结果，至少 4 个字" }]}>
          <Input.TextArea autoFocus maxLength={500} showCount autoSize={{ minRows: 3, maxRows: 8 }} />
        </Form.Item>
        {visits.length > 0 && <Form.Item name="inspectionId" label="由本任务进行的检查"><Select allowClear placeholder="没有可不选" options={visits} /></Form.Item>}
        <Form.Item label="现场照片和视频"><EvidenceUpload purpose="dispatch" label="添加" most={10} onChange={(ids, busy) => setPhotos({ ids, busy })} /></Form.Item>
      </Form>
    </Modal>
  );
};
