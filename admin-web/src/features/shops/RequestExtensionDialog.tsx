import { Alert, App, DatePicker, Form, Input, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { RECTIFICATION_RULES } from "@sunshine/config/loop-rules";
import { addDays, formatDay } from "@sunshine/domain/kernel/day";
import { rectificationApi, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct, useInvalidate } from "../../platform/query";

interface Props {
  readonly view: RectificationView;
  readonly onClose: () => void;
}

/** The shop asks for more time 申请延期. */
export const RequestExtensionDialog = ({ view, onClose }: Props): React.JSX.Element => {
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const [form] = Form.useForm<{ until: Dayjs; reason: string }>();
  const [trouble, setTrouble] = useState<string | null>(null);
  const latest = addDays(view.firstDueOn, RECTIFICATION_RULES.maxExtensionDays);
  const ask = useAct(rectificationApi.requestExtension, { touches: ["/rectifications"], onDone: () => (void message.success("延期申请已提交，决定前仍按原期限整改"), onClose()) });
  return (
    <Modal open title="申请延期" okText="提交申请" confirmLoading={ask.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {trouble && <Alert type="error" showIcon title={trouble} className="form-alert" />}
      <p className="card-text">现在的期限是{formatDay(view.dueOn)}，最晚可以延至{formatDay(latest)}。由市场监管所决定，决定前仍按原期限整改。</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={({ until, reason }) => ask.mutate({ id: view.id, version: view.version, until: until.format("YYYY-MM-DD"), reason }, { onError: (error) => (setTrouble(showFieldErrors(form, error)), void invalidate("/rectifications")) })}
      >
        <Form.Item name="until" label="申请延至" rules={[{ required: true, message: "请选择日期" }]}><DatePicker minDate={dayjs(addDays(view.dueOn, 1))} maxDate={dayjs(latest)} style={{ width: "100%" }} /></Form.Item>
        <Form.Item name="reason" label="理由" rules={[{ required: true, min: 4, message: "请写明延期理由，至少 4 个字" }]}><Input.TextArea maxLength={300} showCount autoSize={{ minRows: 3, maxRows: 6 }} placeholder="例如：冷藏柜已订购，厂家 12 月 5 日送货安装" /></Form.Item>
      </Form>
    </Modal>
  );
};
