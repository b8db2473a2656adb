import { Alert, Form, Input, Modal } from "antd";
import type { ReactNode } from "react";

interface RevealDialogProps {
  readonly title: string;
  /** Who must not hear of it, and that looking is logged. */
  readonly warning: string;
  readonly example: string;
  readonly maxLength: number;
  readonly busy: boolean;
  readonly error: string | null;
  /** What was revealed; null until then. */
  readonly children: ReactNode | null;
  readonly onAsk: (reason: string) => void;
  readonly onClose: () => void;
}

/** Shows personal data against a reason, which stays in the log 查看个人信息. */
export const RevealDialog = ({ title, warning, example, maxLength, busy, error, children, onAsk, onClose }: RevealDialogProps): React.JSX.Element => {
  const [form] = Form.useForm<{ reason: string }>();
  const revealed = children !== null;
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      okText={revealed ? "关闭" : "查看"}
      cancelButtonProps={revealed ? { style: { display: "none" } } : {}}
      confirmLoading={busy}
      onOk={() => (revealed ? onClose() : form.submit())}
    >
      {children ?? (
        <Form form={form} layout="vertical" onFinish={({ reason }) => onAsk(reason)}>
          {error !== null && <Alert type="error" showIcon title={error} className="form-alert" />}
          <Form.Item name="reason" label="查看原因" extra={warning} rules={[{ required: true, min: 2, message: "请填写查看原因" }]}>
            <Input autoFocus maxLength={maxLength} placeholder={example} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
};
