import { Alert, Form, Input, Modal, Typography } from "antd";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { messageOf } from "../../platform/api-error";
import { useAct } from "../../platform/query";

/** Shows the whole number against a reason, which stays in the log 查看联系方式. */
export const RevealContactDialog = ({ id, onClose }: { id: string; onClose: () => void }): React.JSX.Element => {
  const [form] = Form.useForm<{ reason: string }>();
  const reveal = useAct(establishmentApi.revealContact, { touches: ["/establishments/:id/timeline"] });
  const { data } = reveal;
  return (
    <Modal
      open
      title="查看完整联系方式"
      onCancel={onClose}
      okText={data ? "关闭" : "查看"}
      cancelButtonProps={data ? { style: { display: "none" } } : {}}
      confirmLoading={reveal.isPending}
      onOk={() => (data ? onClose() : form.submit())}
    >
      {data ? (
        <p className="reveal-number">
          {data.contactName} <Typography.Text copyable strong>{data.contactPhone ?? "未登记"}</Typography.Text>
        </p>
      ) : (
        <Form form={form} layout="vertical" onFinish={({ reason }) => reveal.mutate({ id, reason })}>
          {reveal.error && <Alert type="error" showIcon title={messageOf(reveal.error)} />}
          <Form.Item name="reason" label="查看原因" extra="您的姓名、时间和原因会记入日志" rules={[{ required: true, min: 2, message: "请填写查看原因" }]}>
            <Input autoFocus maxLength={100} placeholder="例如：通知负责人到场配合检查" />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
};
