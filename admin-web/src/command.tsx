import "look:tokens.css";
import "./wall.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import * as z from "zod";
import { WallFailed, WallLoading, WallGate } from "./features/insights/wall/WallGate";
import { createQueryClient } from "./platform/query";
import { SessionProvider } from "./platform/session";

// The page's policy forbids making code from text, which zod would otherwise try.
z.config({ ...z.locales.zhCN(), jitless: true });

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <QueryClientProvider client={createQueryClient()}>
      <SessionProvider loading={<WallLoading />} failed={(error, retry) => <WallFailed error={error} retry={retry} />}>
        <WallGate />
      </SessionProvider>
    </QueryClientProvider>
  );
}
