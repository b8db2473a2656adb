import { Alert, App, Form, Input, Modal } from "antd";
import { useState } from "react";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct } from "../../platform/query";

const WITHDRAWALS = {
  recall: { endpoint: dispatchApi.recall, word: "撤回指派", done: "已撤回，任务回到待指派队列", tell: (name: string) => `${name}会收到撤回提醒，任务回到待指派队列。` },
  cancel: { endpoint: dispatchApi.cancel, word: "取消任务", done: "任务已取消", tell: (name: string) => (name ? `${name}会收到取消提醒；取消后不能恢复。` : "取消后不能恢复。") },
} as const;

interface Props {
  readonly task: Pick<TaskView, "id" | "number" | "version" | "assignee">;
  readonly act: keyof typeof WITHDRAWALS;
  readonly onClose: () => void;
}

/** Takes a task back from its officer, or ends it, with a reason 撤回、取消. */
export const WithdrawDialog = ({ task, act, onClose }: Props): React.JSX.Element => {
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const [trouble, setTrouble] = useState<string | null>(null);
  const { endpoint, word, done, tell } = WITHDRAWALS[act];
  const acting = useAct(endpoint, {
    touches: ["/dispatches", "/insights"],
    onDone: () => {
      void message.success(`${task.number} ${done}`);
      onClose();
    },
  });
  return (
    <Modal open title={`${word} ${task.number}`} okText={word} cancelText="返回" okButtonProps={{ danger: act === "cancel" }} confirmLoading={acting.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {trouble && <Alert type="error" showIcon title={trouble} className="form-alert" />}
      <p className="faint">{tell(task.assignee?.name ?? "")}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ reason }) => acting.mutate({ id: task.id, version: task.version, reason }, { onError: (error) => setTrouble(showFieldErrors(form, error)) })}>
        <Form.Item name="reason" label="原因" rules={[{ required: true, min: 2, message: "请填写原因，至少 2 个字" }]}><Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 4 }} maxLength={200} /></Form.Item>
      </Form>
    </Modal>
  );
};
