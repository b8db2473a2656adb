import { Text } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { messageOf } from "../../platform/answer";
import { CHANNEL } from "../../platform/channel";
import { signInOfficer } from "../../platform/officer-api";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Field } from "../../ui/Field";

const ONCE = "账号、密码与电脑管理端相同，只需登录一次：登录后绑定您的微信，以后打开即可办公。修改密码、停用账号或退出登录后须重新登录。";
const EACH_TIME = "账号、密码与电脑管理端相同。请勿在他人的手机上登录。";

const asksForCode = (error: unknown): boolean => error instanceof DomainError && (error.code === "second_factor_required" || error.message.includes("动态验证码"));

/** Name and password, and the second factor where the account has one 监管人员登录. */
export const SignInForm = ({ onDone }: { readonly onDone: (login: string) => void }) => {
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [totp, setTotp] = useState("");
  const [coded, setCoded] = useState(false);
  const signing = useMutation({
    mutationFn: () => signInOfficer({ login: login.trim(), password, ...(totp ? { totp } : {}) }),
    onSuccess: () => onDone(login.trim()),
    onError: (error) => asksForCode(error) && setCoded(true),
  });
  const problem = signing.error ? messageOf(signing.error) : null;
  return (
    <Card title="监管人员登录" icon="shield">
      <Text className="paragraph">{CHANNEL === "weapp" ? ONCE : EACH_TIME}</Text>
      <Field label="账号" id="login" value={login} onChange={setLogin} maxLength={40} placeholder="管理端的登录账号" />
      <Field label="密码" kind="password" id="password" value={password} onChange={setPassword} maxLength={200} error={coded ? null : problem} />
      {coded ? <Field label="动态验证码" kind="number" id="totp" value={totp} onChange={setTotp} maxLength={6} placeholder="验证器上的 6 位数字" error={problem} /> : null}
      <Button id="officer-sign-in" busy={signing.isPending} disabled={!login.trim() || !password || (coded && totp.length !== 6)} onClick={() => signing.mutate()}>
        登录
      </Button>
    </Card>
  );
};
