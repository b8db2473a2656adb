import { Alert, Form, Input, Modal, Typography } from "antd";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { messageOf } from "../../platform/api-error";
import { useAct } from "../../platform/query";

/** Shows who complained against a reason, which stays in the log 查看投诉举报人身份. */
export const IdentityDialog = ({ id, onClose }: { id: string; onClose: () => void }): React.JSX.Element => {
  const [form] = Form.useForm<{ reason: string }>();
  const reveal = useAct(complaintApi.revealIdentity, { touches: ["/complaints/:id"] });
  const { data } = reveal;
  return (
    <Modal
      open
      title="查看投诉举报人身份"
      onCancel={onClose}
      okText={data ? "关闭" : "查看"}
      cancelButtonProps={data ? { style: { display: "none" } } : {}}
      confirmLoading={reveal.isPending}
      onOk={() => (data ? onClose() : form.submit())}
    >
      {data ? (
        <>
          <p className="reveal-number">{data.name} <Typography.Text copyable strong>{data.phone}</Typography.Text></p>
          {data.address && <p>联系地址：{data.address}</p>}
        </>
      ) : (
        <Form form={form} layout="vertical" onFinish={({ reason }) => reveal.mutate({ id, reason })}>
          {reveal.error && <Alert type="error" showIcon title={messageOf(reveal.error)} className="form-alert" />}
          <Form.Item name="reason" label="查看原因" extra="身份信息不得透露给被投诉举报人。您的姓名、时间和原因会记入日志" rules={[{ required: true, min: 2, message: "请填写查看原因" }]}>
            <Input autoFocus maxLength={300} placeholder="例如：联系投诉人核实消费经过" />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
};
