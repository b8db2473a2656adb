import { Alert, App, DatePicker, Form, Input, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { gradeApi } from "@sunshine/domain/grades/grade.contract";
import { messageOf } from "../../platform/api-error";
import { useToday } from "../../platform/clock";
import { useAct } from "../../platform/query";

/** Records an accident, which takes the grade away for six months 登记食品安全事故. */
export const AccidentDialog = ({ establishmentId, onClose }: { establishmentId: string; onClose: () => void }): React.JSX.Element => {
  const { message } = App.useApp();
  const today = useToday();
  const [form] = Form.useForm<{ on: Dayjs; note: string }>();
  const record = useAct(gradeApi.recordAccident, {
    touches: ["/establishments"],
    onDone: () => {
      void message.success("已登记食品安全事故，六个月内不评定动态等级");
      onClose();
    },
  });
  return (
    <Modal open title="登记食品安全事故" okText="登记" okButtonProps={{ danger: true }} confirmLoading={record.isPending} onCancel={onClose} onOk={() => form.submit()}>
      <p>登记后，自事故之日起六个月内不评定动态等级，公示页显示“暂不评定”。请依据已认定的结论登记。</p>
      {record.error && <Alert type="error" showIcon title={messageOf(record.error)} className="form-alert" />}
      <Form form={form} layout="vertical" onFinish={({ on, note }) => record.mutate({ establishmentId, on: on.format("YYYY-MM-DD"), note })}>
        <Form.Item name="on" label="事故日期" rules={[{ required: true, message: "请选择事故日期" }]}><DatePicker maxDate={dayjs(today)} style={{ width: 220 }} /></Form.Item>
        <Form.Item name="note" label="依据" rules={[{ required: true, min: 4, message: "请写明依据" }]}><Input.TextArea rows={3} maxLength={300} showCount placeholder="认定文书名称、文号与结论" /></Form.Item>
      </Form>
    </Modal>
  );
};
