import { Alert, App, Form, Input, Modal } from "antd";
import { inspectionApi, type InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { formatDay } from "@sunshine/domain/kernel/day";
import { messageOf } from "../../platform/api-error";
import { useAct } from "../../platform/query";

/** Voids an inspection that was entered wrongly 作废检查. */
export const VoidDialog = ({ view, onClose }: { view: InspectionView; onClose: () => void }): React.JSX.Element => {
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const voiding = useAct(inspectionApi.void, {
    touches: ["/inspections", "/establishments"],
    onDone: () => {
      void message.success("检查记录已作废，等级已按其余记录重新计算");
      onClose();
    },
  });
  return (
    <Modal open title="作废这次检查？" okText="作废" okButtonProps={{ danger: true }} confirmLoading={voiding.isPending} onCancel={onClose} onOk={() => form.submit()}>
      <p>“{view.establishmentName}”{formatDay(view.visitedOn)}的检查将不再计入等级，等级按其余记录重新计算，公示页随即更新。原始记录保留并注明作废，不能恢复。</p>
      {voiding.error && <Alert type="error" showIcon title={messageOf(voiding.error)} className="form-alert" />}
      <Form form={form} layout="vertical" onFinish={({ reason }) => voiding.mutate({ id: view.id, version: view.version, reason })}>
        <Form.Item name="reason" label="作废原因" rules={[{ required: true, min: 4, message: "请写明作废原因" }]}>
          <Input.TextArea autoFocus rows={3} maxLength={200} showCount placeholder="例如：单位选择错误，应登记在分店名下" />
        </Form.Item>
      </Form>
    </Modal>
  );
};
