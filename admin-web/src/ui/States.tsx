import { CloudServerOutlined, DisconnectOutlined, FileSearchOutlined, LockOutlined, ReloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { ApiError, messageOf } from "../platform/api-error";
import { Mark } from "./Face";

interface Props {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
}

/** A screen's quiet state 空状态: what will appear here, and how. */
export const EmptyState = ({ icon = <FileSearchOutlined />, title, text, action }: Props): React.JSX.Element => (
  <div className="quiet-state">
    <div className="quiet-icon">{icon}</div>
    <div className="quiet-title">{title}</div>
    {text && <div className="quiet-text">{text}</div>}
    {action && <div className="quiet-action">{action}</div>}
  </div>
);

const ICONS: Partial<Record<string, ReactNode>> = { forbidden: <LockOutlined />, not_found: <FileSearchOutlined />, unavailable: <DisconnectOutlined /> };
const TITLES: Partial<Record<string, string>> = { forbidden: "没有查看权限", not_found: "没有找到", unavailable: "连接不上服务器" };

/** What went wrong and what to do next 出错提示. */
export const ErrorState = ({ error, retry }: { error: Error; retry?: (() => void) | undefined }): React.JSX.Element => {
  const code = error instanceof ApiError ? error.code : "internal";
  const requestId = error instanceof ApiError ? error.requestId : null;
  const mayRetry = retry && code !== "forbidden" && code !== "not_found";
  return (
    <div role="alert">
      <EmptyState
        icon={ICONS[code] ?? <CloudServerOutlined />}
        title={TITLES[code] ?? "没有读取成功"}
        text={
          <>
            {messageOf(error)}
            {requestId && <div className="quiet-small">如需协助，请提供编号 {requestId}</div>}
          </>
        }
        action={mayRetry && <Button icon={<ReloadOutlined />} onClick={retry}>重试</Button>}
      />
    </div>
  );
};

/** The first moment, before it is known who is signed in. */
export const Splash = (): React.JSX.Element => (
  <div className="splash" role="status" aria-label="正在打开">
    <Mark size={56} />
  </div>
);
