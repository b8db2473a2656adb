import "./platform/boot";
import { QueryClientProvider } from "@tanstack/react-query";
import { useState, type PropsWithChildren } from "react";
import { queryClient } from "./features/query";
import { systemFontSize } from "./platform/device";
import { startPreferences } from "./platform/preferences";
import { startSession } from "./platform/session";
import "./ui/ui.scss";
import "./ui/parts.scss";
import "./features/features.scss";

export default function App({ children }: PropsWithChildren) {
  useState(() => {
    startPreferences(systemFontSize());
    startSession();
  });
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
