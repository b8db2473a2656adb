import { App, Button, Card, List, Tag } from "antd";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { messageOf } from "../../platform/api-error";
import { useAct, useRead } from "../../platform/query";
import { useSession } from "../../platform/session";
import { shortInstant } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { ErrorState } from "../../ui/States";
import { PasswordForm } from "./PasswordForm";
import { SecondFactorCard } from "./SecondFactorCard";

const SessionsCard = (): React.JSX.Element => {
  const { message, modal } = App.useApp();
  const { data, error, isPending, refetch } = useRead(accountApi.sessions, {});
  const revoke = useAct(accountApi.revokeSession, { touches: ["/me/sessions"], onDone: () => void message.success("该设备已退出登录") });
  const ask = (id: string, device: string): void => {
    modal.confirm({
      title: "让这台设备退出登录？",
      content: `“${device}”上打开的页面会立即回到登录页，未提交的内容不会保存。`,
      okText: "使其退出",
      okButtonProps: { danger: true },
      onOk: () => revoke.mutateAsync({ id }).catch((failure: unknown) => void message.error(messageOf(failure))),
    });
  };
  if (error) return <Card title="登录设备"><ErrorState error={error} retry={() => void refetch()} /></Card>;
  return (
    <Card title="登录设备" loading={isPending}>
      <List
        dataSource={data?.rows ?? []}
        renderItem={({ id, device, createdAt, lastSeenAt, current }) => (
          <List.Item actions={[current ? <Tag key="now" color="green">本机</Tag> : <Button key="out" size="small" onClick={() => ask(id, device)}>使其退出</Button>]}>
            <List.Item.Meta title={device} description={<span className="tabular">登录于 {shortInstant(createdAt)}，最近使用 {shortInstant(lastSeenAt)}</span>} />
          </List.Item>
        )}
      />
    </Card>
  );
};

/** One's own account 我的账号: password, second factor, devices. */
export const AccountPage = (): React.JSX.Element => {
  const { me } = useSession();
  const { message } = App.useApp();
  const isOfficer = me.kind === "officer";
  return (
    <>
      <PageHead title={isOfficer ? "我的账号" : "登录设备"} note={isOfficer ? "密码、动态验证码与登录设备" : "本微信账号登录过的电脑与手机"} />
      <div className="account-grid">
        {isOfficer && (
          <Card title="修改密码">
            <PasswordForm onDone={() => void message.success("密码已修改，其他设备上的登录已失效")} />
          </Card>
        )}
        {isOfficer && <SecondFactorCard enabled={me.secondFactor} />}
        <div className="account-wide"><SessionsCard /></div>
      </div>
    </>
  );
};
