import "./platform/contract-words";
import "look:tokens.css";
import "./console.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "./platform/query";
import { SessionProvider } from "./platform/session";
import { Console } from "./routes";
import { ErrorState, Splash } from "./ui/States";
import { consoleTheme } from "./ui/theme";

dayjs.locale("zh-cn");

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <ConfigProvider locale={zhCN} theme={consoleTheme} button={{ autoInsertSpace: false }}>
      <AntApp>
        <QueryClientProvider client={createQueryClient()}>
          <SessionProvider loading={<Splash />} failed={(error, retry) => <ErrorState error={error} retry={retry} />}>
            <Console />
          </SessionProvider>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
