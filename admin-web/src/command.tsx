import "./platform/contract-words";
import "look:tokens.css";
import "./wall.css";
import "./wall-records.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import { createRoot } from "react-dom/client";
import { WallFailed, WallLoading, WallGate } from "./features/insights/wall/WallGate";
import { createQueryClient } from "./platform/query";
import { SessionProvider } from "./platform/session";
import { wallTheme } from "./ui/wall-theme";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <ConfigProvider locale={zhCN} theme={wallTheme} button={{ autoInsertSpace: false }}>
      <AntApp>
        <QueryClientProvider client={createQueryClient()}>
          <SessionProvider loading={<WallLoading />} failed={(error, retry) => <WallFailed error={error} retry={retry} />}>
            <WallGate />
          </SessionProvider>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
