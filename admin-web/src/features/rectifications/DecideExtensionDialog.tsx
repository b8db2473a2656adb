import { Alert, App, Form, Input, Modal, Radio } from "antd";
import { formatDay } from "@sunshine/domain/kernel/day";
import { rectificationApi, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { messageOf } from "../../platform/api-error";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct, useInvalidate } from "../../platform/query";

interface Props {
  readonly view: RectificationView;
  readonly onClose: () => void;
}

/** Decides on a request for more time 决定延期. */
export const DecideExtensionDialog = ({ view, onClose }: Props): React.JSX.Element => {
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<{ approve: boolean; reason?: string }>();
  const approve = Form.useWatch("approve", form);
  const decide = useAct(rectificationApi.decideExtension, {
    touches: ["/rectifications"],
    onDone: ({ dueOn }, given) => {
      void message.success(given.approve ? `已同意延期至${formatDay(dueOn)}，单位已收到通知` : "已决定不予延期，单位已收到通知");
      onClose();
    },
  });
  const { extension } = view;
  return (
    <Modal open title="决定延期申请" okText="提交决定" confirmLoading={decide.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {decide.error && <Alert type="error" showIcon title={messageOf(decide.error)} className="form-alert" />}
      {extension && <p className="card-text">{view.establishmentName}申请由{formatDay(view.dueOn)}延至<b>{formatDay(extension.until)}</b>。理由：{extension.reason}</p>}
      <Form
        form={form}
        layout="vertical"
        onFinish={({ approve: yes, reason }) =>
          decide.mutate({ id: view.id, version: view.version, approve: yes, reason: reason ?? "" }, { onError: (error) => (showFieldErrors(form, error), void invalidate("/rectifications")) })
        }
      >
        <Form.Item name="approve" label="决定" rules={[{ required: true, message: "请选择是否同意" }]}>
          <Radio.Group options={[{ value: true, label: "同意延期" }, { value: false, label: "不同意延期" }]} />
        </Form.Item>
        <Form.Item name="reason" label={approve === false ? "不同意的理由" : "说明"} rules={approve === false ? [{ required: true, min: 2, message: "不同意延期请写明理由" }] : []}>
          <Input.TextArea maxLength={300} showCount autoSize={{ minRows: 3, maxRows: 6 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
};
