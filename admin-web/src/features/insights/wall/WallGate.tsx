import { useEffect } from "react";
import { messageOf } from "../../../platform/api-error";
import { useSession } from "../../../platform/session";
import { Mark } from "../../../ui/Face";
import { Wall } from "./Wall";

const RETRY_MS = 10_000;

export const WallLoading = (): React.JSX.Element => (
  <main className="wall-message" role="status">
    <Mark size={96} />
    <p>正在打开指挥中心</p>
  </main>
);

/** A wall that nobody stands at tries again by itself. */
export const WallFailed = ({ error, retry }: { error: Error; retry: () => void }): React.JSX.Element => {
  useEffect(() => {
    const timer = setInterval(retry, RETRY_MS);
    return () => clearInterval(timer);
  }, [retry]);
  return (
    <main className="wall-message" role="alert">
      <Mark size={96} />
      <p>{messageOf(error)}</p>
      <p className="wall-quiet">每 10 秒自动重试</p>
    </main>
  );
};

/** The command centre is for officers 监管人员; others are shown where to sign in. */
export const WallGate = (): React.JSX.Element => {
  const { me } = useSession();
  if (me.kind === "officer" && !me.mustChangePassword) return <Wall />;
  return (
    <main className="wall-message">
      <Mark size={96} />
      <p>{me.kind === "anonymous" ? "请先登录监管账号" : me.kind === "officer" ? "请先更换初始密码" : "指挥中心仅供监管人员使用"}</p>
      <a className="wall-button" href="/?next=/command">去登录</a>
    </main>
  );
};
