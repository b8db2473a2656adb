import { Alert, App, Form, Input, Modal, Select } from "antd";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { messageOf } from "../../platform/api-error";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct } from "../../platform/query";
import type { CaseMoveForm, MoveField } from "./case-moves";

const control = ({ kind, max, options }: MoveField, view: OfficerCaseView): React.JSX.Element => {
  if (kind === "choice") return <Select options={options?.(view) ?? []} placeholder="请选择" />;
  return kind === "line" ? <Input {...(max && { maxLength: max })} /> : <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} {...(max && { maxLength: max, showCount: true })} />;
};

/** Takes what one act on a case needs, and does it 办理对话框. */
export const MoveDialog = ({ view, move, onClose }: { view: OfficerCaseView; move: CaseMoveForm; onClose: () => void }): React.JSX.Element => {
  const { message } = App.useApp();
  const [form] = Form.useForm<Record<string, string>>();
  const acting = useAct(move.endpoint, {
    touches: ["/complaints", "/establishments/:establishmentId/complaints"],
    onDone: () => {
      void message.success(move.done);
      onClose();
    },
  });
  const send = (given: Record<string, string | undefined>): void => {
    const filled = Object.fromEntries(Object.entries(given).flatMap(([name, value]): [string, string][] => (value?.trim() ? [[name, value]] : [])));
    acting.mutate({ ...(move.shape?.(filled) ?? filled), id: view.id, version: view.version }, { onError: (error) => void showFieldErrors(form, error) });
  };
  const initialValues = Object.fromEntries(move.fields.map(({ name, initial }) => [name, initial?.(view)]));
  return (
    <Modal open width={600} title={`${move.label} ${view.number}`} okText={move.label} okButtonProps={{ danger: move.danger ?? false }} confirmLoading={acting.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {acting.error && <Alert type="error" showIcon title={messageOf(acting.error)} className="form-alert" />}
      <Form form={form} layout="vertical" initialValues={initialValues} onFinish={send}>
        {move.fields.map((field) => (
          <Form.Item key={field.name} name={field.name} label={field.label} {...(field.extra && { extra: field.extra })} rules={field.required ? [{ required: true, message: field.required }] : []}>
            {control(field, view)}
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
};
