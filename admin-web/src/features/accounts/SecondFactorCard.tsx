import { CheckCircleFilled } from "@ant-design/icons";
import { Alert, App, Button, Card, Form, Input, QRCode, Typography } from "antd";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { messageOf } from "../../platform/api-error";
import { useAct } from "../../platform/query";
import { useSession } from "../../platform/session";

const Enrolment = ({ otpauthUrl, secret }: { otpauthUrl: string; secret: string }): React.JSX.Element => {
  const { message } = App.useApp();
  const { reload } = useSession();
  const confirm = useAct(accountApi.confirmSecondFactor, {
    onDone: () => {
      void message.success("动态验证码已开启，下次登录时需要填写");
      void reload();
    },
  });
  return (
    <div className="second-factor">
      <QRCode value={otpauthUrl} size={168} />
      <div>
        <p>1. 用身份验证器扫描二维码；无法扫描时，手动填写密钥：</p>
        <Typography.Text code copyable>{secret}</Typography.Text>
        <p>2. 填写验证器显示的 6 位数字：</p>
        {confirm.error && <Alert type="error" showIcon title={messageOf(confirm.error)} />}
        <Form layout="inline" onFinish={({ totp }: { totp: string }) => confirm.mutate({ totp })}>
          <Form.Item name="totp" rules={[{ pattern: /^\d{6}$/, required: true, message: "动态验证码为 6 位数字" }]}>
            <Input inputMode="numeric" maxLength={6} aria-label="动态验证码" style={{ width: 140 }} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>确认开启</Button>
        </Form>
      </div>
    </div>
  );
};

/** The second factor 动态验证码 of the account, and how to begin or renew it. */
export const SecondFactorCard = ({ enabled }: { enabled: boolean }): React.JSX.Element => {
  const begin = useAct(accountApi.beginSecondFactor);
  return (
    <Card title="动态验证码" extra={enabled && <span className="ok-text"><CheckCircleFilled /> 已开启</span>}>
      <p className="card-text">开启后，登录时除密码外还要填写身份验证器（支持 TOTP 的手机应用）生成的 6 位数字，密码被他人得知时账号仍然安全。</p>
      {begin.error && <Alert type="error" showIcon title={messageOf(begin.error)} />}
      {begin.data ? <Enrolment {...begin.data} /> : <Button loading={begin.isPending} onClick={() => begin.mutate({})}>{enabled ? "更换验证器" : "开启动态验证码"}</Button>}
    </Card>
  );
};
