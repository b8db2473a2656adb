import { Alert, Form, Input, Modal } from "antd";
import { useState } from "react";
import { checkoutCodeApi, type CheckoutCodeView } from "@sunshine/domain/establishments/code.contract";
import { parseYuan } from "@sunshine/domain/kernel/money";
import { showFieldErrors } from "../../../platform/form-errors";
import { useAct } from "../../../platform/query";

interface Props {
  readonly establishmentId: string;
  readonly onClose: () => void;
  readonly onAdded: (code: CheckoutCodeView) => void;
}

const amountRule = {
  validator: async (_: unknown, text?: string): Promise<void> => {
    if (text && !parseYuan(text)) throw new Error("金额应为大于 0 的数字，最多两位小数");
  },
};

/** A new code for a table or till 新增收银码. */
export const AddCodeDialog = ({ establishmentId, onClose, onAdded }: Props): React.JSX.Element => {
  const [form] = Form.useForm<{ label: string; amount?: string }>();
  const [problem, setProblem] = useState<string | null>(null);
  const create = useAct(checkoutCodeApi.create, {
    touches: ["/establishments"],
    onDone: (code) => {
      onClose();
      onAdded(code);
    },
  });
  return (
    <Modal open title="新增收银码" okText="生成收银码" confirmLoading={create.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {problem && <Alert type="error" showIcon title={problem} className="form-alert" />}
      <Form
        form={form}
        layout="vertical"
        onFinish={({ label, amount }) => create.mutate({ id: establishmentId, label, amountFen: amount ? parseYuan(amount) : null }, { onError: (error) => setProblem(showFieldErrors(form, error)) })}
      >
        <Form.Item name="label" label="摆放位置" rules={[{ required: true, message: "请填写摆放位置" }]}><Input autoFocus maxLength={20} placeholder="例如：1 号收银台、8 号桌" /></Form.Item>
        <Form.Item name="amount" label="固定金额（元）" extra="只有单一价格的档口填写；留空由顾客填写金额" rules={[amountRule]}><Input inputMode="decimal" prefix="¥" maxLength={9} /></Form.Item>
      </Form>
    </Modal>
  );
};
