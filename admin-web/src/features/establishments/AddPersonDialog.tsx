import { Alert, App, DatePicker, Form, Input, Modal, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct } from "../../platform/query";
import { optionsOf } from "../../ui/options";
import { PERSON_ROLE_LABELS } from "./person.vocabulary";

interface Fields {
  readonly name: string;
  readonly duty: string;
  readonly role: keyof typeof PERSON_ROLE_LABELS;
  readonly phone?: string;
  readonly healthCertificateExpiresOn?: Dayjs | null;
}

/** Registers a person of a shop 登记人员. */
export const AddPersonDialog = ({ establishmentId, onClose }: { establishmentId: string; onClose: () => void }): React.JSX.Element => {
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const add = useAct(establishmentApi.addPerson, {
    touches: ["/establishments"],
    onDone: (_, { name }) => {
      void message.success(`已登记“${name}”`);
      onClose();
    },
  });
  const submit = ({ phone, healthCertificateExpiresOn, ...fields }: Fields): void =>
    add.mutate(
      { id: establishmentId, ...fields, phone: phone || null, healthCertificateExpiresOn: healthCertificateExpiresOn?.format("YYYY-MM-DD") ?? null },
      { onError: (error) => setProblem(showFieldErrors(form, error)) }
    );
  return (
    <Modal open title="登记人员" okText="登记" confirmLoading={add.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {problem && <Alert type="error" showIcon title={problem} className="form-alert" />}
      <Form<Fields> form={form} layout="vertical" initialValues={{ role: "staff" }} onFinish={submit}>
        <Form.Item name="name" label="姓名" rules={[{ required: true, min: 2, message: "请填写姓名" }]}><Input maxLength={20} autoFocus /></Form.Item>
        <Form.Item name="duty" label="岗位" rules={[{ required: true, min: 2, message: "请填写岗位" }]}><Input maxLength={20} placeholder="例如：凉菜间厨师" /></Form.Item>
        <Form.Item name="role" label="身份" extra="负责人、食品安全员登记手机号后，可以用微信登录企业端"><Select options={optionsOf(PERSON_ROLE_LABELS)} /></Form.Item>
        <Form.Item name="phone" label="手机号" rules={[{ pattern: /^1[3-9]\d{9}$/, message: "请填写 11 位手机号" }]}><Input maxLength={11} inputMode="tel" /></Form.Item>
        <Form.Item name="healthCertificateExpiresOn" label="健康证明有效期至"><DatePicker style={{ width: "100%" }} /></Form.Item>
      </Form>
    </Modal>
  );
};
