import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { ApiError, messageOf } from "../../platform/api-error";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct } from "../../platform/query";

interface Fields {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

/** Replaces one's own password 修改密码. */
export const PasswordForm = ({ onDone }: { onDone: () => void }): React.JSX.Element => {
  const [form] = Form.useForm<Fields>();
  const [problem, setProblem] = useState<string | null>(null);
  const change = useAct(accountApi.changePassword, {
    touches: ["/me/sessions"],
    onDone: () => {
      form.resetFields();
      setProblem(null);
      onDone();
    },
  });
  const submit = ({ current, next }: Fields): void =>
    change.mutate({ current, next }, {
      onError: (error) => {
        if (error instanceof ApiError && error.code === "wrong_credentials") form.setFields([{ name: "current", errors: ["当前密码不正确"] }]);
        else setProblem(error instanceof ApiError ? showFieldErrors(form, error) : messageOf(error));
      },
    });
  return (
    <Form<Fields> form={form} layout="vertical" onFinish={submit} className="narrow-form">
      {problem && <Alert type="error" showIcon title={problem} />}
      <Form.Item name="current" label="当前密码" rules={[{ required: true, message: "请填写当前密码" }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="next" label="新密码" extra="至少 10 位；不要与其他系统的密码相同" rules={[{ required: true, min: 10, message: "新密码至少 10 位" }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再次填写新密码"
        dependencies={["next"]}
        rules={[
          { required: true, message: "请再次填写新密码" },
          ({ getFieldValue }) => ({ validator: async (_, value) => (!value || value === getFieldValue("next") ? undefined : Promise.reject(new Error("两次填写的新密码不一致"))) }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>修改密码</Button>
    </Form>
  );
};
