import { Alert, App, Form, Input, Modal, Radio } from "antd";
import { useState } from "react";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { TASK_SOURCE_LABELS, URGENCIES, URGENCY_LABELS, type Urgency } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct, useRead } from "../../platform/query";
import { useRegion } from "../regions/region.hooks";
import { OfficerSuggestions } from "./OfficerSuggestions";
import type { TaskDraft } from "./task-draft";
import { TaskPlaceField } from "./TaskPlaceField";

interface Fields {
  readonly placeName?: string;
  readonly townCode?: string;
  readonly urgency: Urgency;
  readonly what: string;
  readonly assigneeId?: string | null;
}

interface Props {
  readonly draft: TaskDraft;
  readonly onClose: () => void;
  readonly onRaised?: (task: TaskView) => void;
  readonly onMark?: () => void;
}

/** Who could go there: nobody is asked for before there is a place. */
const useCandidates = ({ establishmentId, lng, lat }: TaskDraft, townCode: string | null) => {
  const pin = lng === null || lat === null ? {} : { lng, lat };
  const asked = { ...(establishmentId !== null && { establishmentId }), ...pin, ...(townCode !== null && { townCode }) };
  return useRead(dispatchApi.candidates, asked, { enabled: establishmentId !== null || lng !== null, every: 30_000 });
};

/** The promise that begins to run 到场承诺, told before the task is raised. */
const ScenePromise = ({ townCode }: { townCode: string | null }): React.JSX.Element | null => {
  const town = useRegion()?.towns.find(({ code }) => code === townCode);
  return town ? <p className="faint">{town.name}承诺 {town.onSceneMinutes} 分钟内到场，从下达时起计时。</p> : null;
};

const sentOf = (draft: TaskDraft, { placeName = "", townCode, urgency, what, assigneeId }: Fields) => ({
  source: draft.source, establishmentId: draft.establishmentId, lng: draft.lng, lat: draft.lat, address: draft.address, urgency, what, assigneeId: assigneeId ?? null,
  placeName: draft.establishmentId === null ? placeName : "", townCode: draft.establishmentId === null ? (townCode ?? draft.townCode) : null,
});

/** Raises a task from a case, an alarm, an order or by hand 下达任务, and assigns it at once where somebody is chosen. */
export const RaiseTaskDialog = ({ draft: given, onClose, onRaised, onMark }: Props): React.JSX.Element => {
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [draft, setDraft] = useState(given);
  const [trouble, setTrouble] = useState<string | null>(null);
  const chosenTown = Form.useWatch("townCode", form) ?? draft.townCode;
  const candidates = useCandidates(draft, chosenTown);
  const raising = useAct(dispatchApi.raise, {
    touches: ["/dispatches", "/insights", "/complaints"],
    onDone: (task) => {
      void message.success(task.assignee ? `${task.number} 已下达给${task.assignee.name}` : `${task.number} 已下达，等待指派`);
      onRaised?.(task);
      onClose();
    },
  });
  const send = (fields: Fields): void => raising.mutate(sentOf(draft, fields), { onError: (error) => setTrouble(showFieldErrors(form, error)) });
  return (
    <Modal open width={760} title={draft.from ? `下达任务 · ${draft.from}` : "下达任务"} okText="下达任务" cancelText="取消" confirmLoading={raising.isPending} onCancel={onClose} onOk={() => form.submit()} styles={{ body: { maxHeight: "calc(100vh - 250px)", overflowY: "auto" } }} className="raise-task">
      {trouble && <Alert type="error" showIcon title={trouble} className="form-alert" />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ placeName: draft.placeName, townCode: draft.townCode ?? undefined, urgency: draft.urgency, what: draft.what, assigneeId: null }} onFinish={send}>
        {draft.source.kind !== "manual" && <p className="faint">来源：{TASK_SOURCE_LABELS[draft.source.kind]}</p>}
        <TaskPlaceField draft={draft} onChange={setDraft} onMark={onMark} />
        <ScenePromise townCode={chosenTown} />
        <Form.Item name="urgency" label="紧急程度">
          <Radio.Group options={URGENCIES.map((value) => ({ value, label: URGENCY_LABELS[value] }))} optionType="button" buttonStyle="solid" />
        </Form.Item>
        <Form.Item name="what" label="要做什么" extra="所有参与人员可见，不要填写投诉人的姓名、电话等信息" rules={[{ required: true, min: 4, message: "请说明要做什么，至少 4 个字" }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={300} showCount />
        </Form.Item>
        {(draft.establishmentId !== null || draft.lng !== null) && (
          <Form.Item name="assigneeId" label="指派给">
            <OfficerSuggestions rows={candidates.data?.rows} error={candidates.error} mayBeNobody />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
};
