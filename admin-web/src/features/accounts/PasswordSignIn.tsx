import { LockOutlined, SafetyOutlined, UserOutlined } from "@ant-design/icons";
import { Alert, Button, Form, Input } from "antd";
import { useEffect, useState } from "react";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { OFFICER_ROLE_LABELS, OFFICER_ROLES } from "@sunshine/domain/accounts/actor";
import { ApiError, messageOf } from "../../platform/api-error";
import { useNow } from "../../platform/clock";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct, useRead } from "../../platform/query";
import { useSession } from "../../platform/session";

interface Fields {
  readonly login: string;
  readonly password: string;
  readonly totp?: string;
}

const waitText = (seconds: number): string => (seconds >= 60 ? `${Math.ceil(seconds / 60)} 分钟` : `${seconds} 秒`);

/** Counts down the time for which an account is locked 锁定倒计时. */
const LockNotice = ({ until }: { until: number }): React.JSX.Element => {
  const left = Math.ceil((until - useNow(1000).getTime()) / 1000);
  return left > 0 ? (
    <Alert type="warning" showIcon title={`密码多次不正确，账号已暂时锁定。请在 ${waitText(left)}后再试，或请系统管理员重置密码。`} />
  ) : (
    <Alert type="info" showIcon title="锁定已结束，可以重新登录。" />
  );
};

const DemoAccounts = ({ onChoose }: { onChoose: (account: { login: string; password: string }) => void }): React.JSX.Element | null => {
  const { data } = useRead(accountApi.demoPeople, {}, { staleTime: Infinity });
  if (!data || data.officers.length === 0) return null;
  const onePerRole = OFFICER_ROLES.flatMap((role) => data.officers.find((officer) => officer.role === role) ?? []);
  return (
    <div className="demo-accounts">
      <span>演示账号，点按即可填入</span>
      {onePerRole.map((one) => (
        <button key={one.login} type="button" onClick={() => onChoose(one)}>
          <b>{one.name}</b>
          {OFFICER_ROLE_LABELS[one.role]}
          <code>{one.login}</code>
        </button>
      ))}
    </div>
  );
};

const SecondFactorField = (): React.JSX.Element => (
  <Form.Item name="totp" label="动态验证码" extra="请打开身份验证器，填写当前的 6 位数字" rules={[{ pattern: /^\d{6}$/, required: true, message: "动态验证码为 6 位数字" }]}>
    <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={6} prefix={<SafetyOutlined />} />
  </Form.Item>
);

/** Name and password, and the code of the second factor where the account has one 账号密码登录. */
export const PasswordSignIn = ({ demo }: { demo: boolean }): React.JSX.Element => {
  const [form] = Form.useForm<Fields>();
  const { enter } = useSession();
  const [needsCode, setNeedsCode] = useState(false);
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const signIn = useAct(accountApi.signInByPassword, { onDone: enter });
  const { error } = signIn;

  useEffect(() => {
    if (!error) return;
    const code = error instanceof ApiError ? error.code : "internal";
    setProblem(null);
    if (code === "second_factor_required") {
      if (needsCode) setProblem("动态验证码不正确，请用身份验证器中最新的 6 位数字再试。");
      setNeedsCode(true);
    } else if (code === "locked_out") setLockedUntil(Date.now() + ((error as ApiError).retryAfter ?? 60) * 1000);
    else setProblem(code === "invalid_input" ? showFieldErrors(form, error) : messageOf(error));
    // A new answer is read once; what was asked before does not matter.
  }, [error]);

  return (
    <Form<Fields> form={form} layout="vertical" size="large" requiredMark={false} onFinish={({ totp, ...fields }) => signIn.mutate({ ...fields, ...(needsCode && totp && { totp }) })}>
      {lockedUntil !== null && <LockNotice until={lockedUntil} />}
      {problem && <Alert type="error" showIcon title={problem} role="alert" />}
      <Form.Item name="login" label="账号" rules={[{ required: true, message: "请填写账号" }]}>
        <Input autoComplete="username" prefix={<UserOutlined />} />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: "请填写密码" }]}>
        <Input.Password autoComplete="current-password" prefix={<LockOutlined />} />
      </Form.Item>
      {needsCode && <SecondFactorField />}
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>登录</Button>
      {demo && <DemoAccounts onChoose={({ login, password }) => form.setFieldsValue({ login, password })} />}
    </Form>
  );
};
