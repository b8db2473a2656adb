import { Alert, App, Checkbox, DatePicker, Form, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { inspectionApi, type InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { messageOf } from "../../platform/api-error";
import { useToday } from "../../platform/clock";
import { useAct } from "../../platform/query";

/** Confirms that findings have been mended 确认整改. */
export const MendedDialog = ({ view, onClose }: { view: InspectionView; onClose: () => void }): React.JSX.Element => {
  const { message } = App.useApp();
  const today = useToday();
  const [form] = Form.useForm<{ codes: string[]; on: Dayjs }>();
  const open = view.findings.filter(({ verdict, mendedOn, correctedOnSite }) => verdict === "fail" && !mendedOn && !correctedOnSite);
  const mark = useAct(inspectionApi.markMended, {
    touches: ["/inspections", "/establishments"],
    onDone: (_, { codes }) => {
      void message.success(`已确认 ${codes.length} 项整改到位，公示页随即更新`);
      onClose();
    },
  });
  return (
    <Modal open title="确认整改" width={640} okText="确认整改到位" confirmLoading={mark.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {mark.error && <Alert type="error" showIcon title={messageOf(mark.error)} className="form-alert" />}
      <Form form={form} layout="vertical" initialValues={{ on: dayjs(today), codes: [] }} onFinish={({ codes, on }) => mark.mutate({ id: view.id, version: view.version, codes, on: on.format("YYYY-MM-DD") })}>
        <Form.Item name="codes" label="已整改的项目" rules={[{ required: true, message: "请至少选择一项" }]}>
          <Checkbox.Group className="mended-list" options={open.map(({ code, text, note }) => ({ value: code, label: <span>{code} {text}{note && <small className="faint">发现：{note}</small>}</span> }))} />
        </Form.Item>
        <Form.Item name="on" label="整改确认日期" rules={[{ required: true, message: "请选择日期" }]}>
          <DatePicker allowClear={false} minDate={dayjs(view.visitedOn)} maxDate={dayjs(today)} />
        </Form.Item>
      </Form>
    </Modal>
  );
};
