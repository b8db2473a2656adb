import { Alert, App, Form, Input, Modal } from "antd";
import { useState } from "react";
import { parseYuan } from "@sunshine/domain/kernel/money";
import { paymentApi, type OrderView } from "@sunshine/domain/payments/payment.contract";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct } from "../../platform/query";
import { yuan } from "../../ui/options";

/** Gives money back the way it came 退款. */
export const RefundDialog = ({ order, onClose }: { order: OrderView; onClose: () => void }): React.JSX.Element => {
  const { message } = App.useApp();
  const [form] = Form.useForm<{ amount: string; reason: string }>();
  const [problem, setProblem] = useState<string | null>(null);
  const left = order.amountFen - order.refundedFen;
  const refund = useAct(paymentApi.refund, {
    touches: ["/establishments/:establishmentId/"],
    onDone: (_, { amountFen }) => {
      void message.success(`已向微信支付申请退款 ${yuan(amountFen)}，到账后顾客会收到微信通知`);
      onClose();
    },
  });
  const amountRule = {
    validator: async (_: unknown, text?: string): Promise<void> => {
      const fen = parseYuan(text ?? "");
      if (!fen) throw new Error("请填写退款金额，最多两位小数");
      if (fen > left) throw new Error(`最多可退 ${yuan(left)}`);
    },
  };
  return (
    <Modal open title={`退款：${order.place} ${yuan(order.amountFen)}`} okText="确认退款" okButtonProps={{ danger: true }} confirmLoading={refund.isPending} onCancel={onClose} onOk={() => form.submit()}>
      <p>款项从本店商户号原路退回顾客的微信，确认后不能撤回。</p>
      {problem && <Alert type="error" showIcon title={problem} className="form-alert" />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ amount: (left / 100).toFixed(2) }}
        onFinish={({ amount, reason }) => refund.mutate({ id: order.id, amountFen: parseYuan(amount) ?? 0, reason }, { onError: (error) => setProblem(showFieldErrors(form, error)) })}
      >
        <Form.Item name="amount" label="退款金额（元）" rules={[amountRule]}><Input prefix="¥" inputMode="decimal" maxLength={9} autoFocus /></Form.Item>
        <Form.Item name="reason" label="退款原因" rules={[{ required: true, min: 2, message: "请填写退款原因" }]}><Input maxLength={60} placeholder="例如：菜品售罄" /></Form.Item>
      </Form>
    </Modal>
  );
};
