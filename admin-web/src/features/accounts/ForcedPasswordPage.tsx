import { Button } from "antd";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { useAct } from "../../platform/query";
import { useSession } from "../../platform/session";
import { Mark } from "../../ui/Face";
import { PasswordForm } from "./PasswordForm";

/** The first sign-in 首次登录: nothing is open before the one-time password has been replaced. */
export const ForcedPasswordPage = (): React.JSX.Element => {
  const { leave, reload } = useSession();
  const signOut = useAct(accountApi.signOut, { onDone: leave });
  return (
    <main className="forced-page">
      <div className="forced-box">
        <Mark size={44} />
        <h1>请先设置自己的密码</h1>
        <p>您正在使用一次性初始密码。设置新密码后，初始密码随即作废。</p>
        <PasswordForm onDone={() => void reload()} />
        <Button type="link" onClick={() => signOut.mutate({})}>暂不设置，退出登录</Button>
      </div>
    </main>
  );
};
