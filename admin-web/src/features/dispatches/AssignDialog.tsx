import { Alert, App, Form, Input, Modal } from "antd";
import { useState } from "react";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct, useRead } from "../../platform/query";
import { OfficerSuggestions } from "./OfficerSuggestions";

type Task = Pick<TaskView, "id" | "number" | "version" | "assignee">;

/** Gives a task to an officer, or to another one 指派、改派; the former one hears that it is gone. */
export const AssignDialog = ({ task, onClose }: { task: Task; onClose: () => void }): React.JSX.Element => {
  const { message } = App.useApp();
  const [form] = Form.useForm<{ officerId: string; reason?: string }>();
  const [trouble, setTrouble] = useState<string | null>(null);
  const suggestions = useRead(dispatchApi.suggestions, { id: task.id }, { every: 30_000 });
  const word = task.assignee ? "改派" : "指派";
  const assigning = useAct(dispatchApi.assign, {
    touches: ["/dispatches", "/insights"],
    onDone: ({ assignee }) => {
      void message.success(`${task.number} 已${word}给${assignee?.name ?? ""}`);
      onClose();
    },
  });
  const send = ({ officerId, reason = "" }: { officerId: string; reason?: string }): void =>
    assigning.mutate({ id: task.id, version: task.version, officerId, reason }, { onError: (error) => setTrouble(showFieldErrors(form, error)) });
  return (
    <Modal open width={700} title={`${word} ${task.number}`} okText={word} cancelText="取消" confirmLoading={assigning.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {trouble && <Alert type="error" showIcon title={trouble} className="form-alert" />}
      {task.assignee && <p className="faint">现由{task.assignee.name}承接，改派后会收到任务已转出的提醒。</p>}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item name="officerId" label="在岗人员" rules={[{ required: true, message: `请选择${word}给谁` }]}>
          <OfficerSuggestions rows={suggestions.data?.rows} error={suggestions.error} />
        </Form.Item>
        <Form.Item name="reason" label="说明（可不填）"><Input maxLength={200} /></Form.Item>
      </Form>
    </Modal>
  );
};
