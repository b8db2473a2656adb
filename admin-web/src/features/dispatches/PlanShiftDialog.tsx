import { Alert, App, DatePicker, Form, Modal, Select, TimePicker } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { formatDay, type Day } from "@sunshine/domain/kernel/day";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct, useRead } from "../../platform/query";

interface Fields {
  readonly on: Dayjs;
  readonly hours: [Dayjs, Dayjs];
  readonly officerId: string;
  readonly standInId?: string;
}

const CLOCK = "HH:mm";

/** Officers in service by station, for a select. */
const useOfficerOptions = () => {
  const { data, isPending } = useRead(dutyApi.officers, {});
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { id, name, station } of data?.rows ?? []) groups.set(station ?? "县局", [...(groups.get(station ?? "县局") ?? []), { value: id, label: name }]);
  return { loading: isPending, options: [...groups].map(([label, options]) => ({ label, title: label, options })) };
};

/** Puts an officer on the roster 排班. */
export const PlanShiftDialog = ({ day, onClose }: { day: Day; onClose: () => void }): React.JSX.Element => {
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [trouble, setTrouble] = useState<string | null>(null);
  const officers = useOfficerOptions();
  const plan = useAct(dutyApi.planShift, {
    touches: ["/duty"],
    onDone: ({ officer, on }) => {
      void message.success(`已为${officer.name}排${formatDay(on)}的班`);
      onClose();
    },
  });
  const send = ({ on, hours, officerId, standInId }: Fields): void =>
    plan.mutate(
      { on: on.format("YYYY-MM-DD"), from: hours[0].format(CLOCK), to: hours[1].format(CLOCK), officerId, standInId: standInId ?? null },
      { onError: (error) => setTrouble(showFieldErrors(form, error)) }
    );
  const select = { showSearch: { optionFilterProp: "label" }, ...officers };
  return (
    <Modal open title="排班" okText="排班" confirmLoading={plan.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {trouble && <Alert type="error" showIcon title={trouble} className="form-alert" />}
      <Form<Fields> form={form} layout="vertical" initialValues={{ on: dayjs(day), hours: [dayjs("08:30", CLOCK), dayjs("17:30", CLOCK)] }} onFinish={send}>
        <Form.Item name="on" label="日期" rules={[{ required: true, message: "请选择日期" }]}><DatePicker allowClear={false} style={{ width: "100%" }} /></Form.Item>
        <Form.Item name="hours" label="时段" extra="结束早于开始的，到次日为止" rules={[{ required: true, message: "请选择时段" }]}><TimePicker.RangePicker format={CLOCK} minuteStep={30} order={false} style={{ width: "100%" }} /></Form.Item>
        <Form.Item name="officerId" label="值班人员" rules={[{ required: true, message: "请选择值班人员" }]}><Select placeholder="按姓名查找" {...select} /></Form.Item>
        <Form.Item name="standInId" label="替班人员" extra="本人不能到岗时由替班人员值班"><Select allowClear placeholder="可不选" {...select} /></Form.Item>
      </Form>
    </Modal>
  );
};
