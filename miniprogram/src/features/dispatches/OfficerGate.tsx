import { Text } from "@tarojs/components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { messageOf } from "../../platform/answer";
import { CHANNEL } from "../../platform/channel";
import { readOfficer, signInOfficer } from "../../platform/officer-api";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Field } from "../../ui/Field";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";

const SignIn = () => {
  const client = useQueryClient();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [totp, setTotp] = useState("");
  const signing = useMutation({
    mutationFn: () => signInOfficer({ login, password, ...(totp ? { totp } : {}) }),
    onSuccess: (officer) => client.setQueryData(["officer"], officer),
  });
  return (
    <Card title="监管人员登录" icon="shield">
      <Text className="paragraph">账号与管理端相同。请勿在他人的手机上登录。</Text>
      <Field label="账号" id="login" value={login} onChange={setLogin} maxLength={40} />
      <Field label="密码" kind="password" id="password" value={password} onChange={setPassword} maxLength={200} />
      <Field label="动态验证码（开启后填写）" kind="number" id="totp" value={totp} onChange={setTotp} maxLength={6} error={signing.error ? messageOf(signing.error) : null} />
      <Button id="officer-sign-in" busy={signing.isPending} disabled={!login || !password} onClick={() => signing.mutate()}>
        登录
      </Button>
    </Card>
  );
};

/** Shows what is inside to officers who are signed in in this browser, and lets the others sign in. */
export const OfficerGate = ({ children }: { readonly children: ReactNode }) => {
  const { data: officer, error, isPending, refetch } = useQuery({ queryKey: ["officer"], queryFn: readOfficer, enabled: CHANNEL === "h5" });
  if (CHANNEL !== "h5") return <Empty icon="shield" title="请在手机浏览器中打开监管端" note="监管人员的登录目前只在浏览器中提供" />;
  if (isPending) return <Skeleton shape="card" />;
  if (error) return <ErrorRetry error={error} onRetry={() => void refetch()} />;
  if (!officer) return <SignIn />;
  return officer.mustChangePassword ? <Empty icon="shield" title="请先在电脑管理端修改初始密码" note="修改后再回到这里" /> : <>{children}</>;
};
