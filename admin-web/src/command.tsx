import "./platform/contract-words";
import "look:tokens.css";
import "./wall.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { WallFailed, WallLoading, WallGate } from "./features/insights/wall/WallGate";
import { createQueryClient } from "./platform/query";
import { SessionProvider } from "./platform/session";


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
