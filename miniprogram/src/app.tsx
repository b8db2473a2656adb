import "./platform/boot";
import { useDidShow } from "@tarojs/taro";
import { QueryClientProvider } from "@tanstack/react-query";
import { useState, type PropsWithChildren } from "react";
import { resend, startResending } from "./features/complaints/resend";
import { resendInspections, startInspections } from "./features/inspections/outbox";
import { queryClient } from "./features/query";
import { systemFontSize } from "./platform/device";
import { startPreferences } from "./platform/preferences";
import { startOfficer } from "./platform/officer-api";
import { startSession } from "./platform/session";
import "./ui/ui.scss";
import "./ui/parts.scss";
import "./features/features.scss";
import "./features/cases.scss";
import "./features/officers.scss";

export default function App({ children }: PropsWithChildren) {
  useState(() => {
    startPreferences(systemFontSize());
    startSession();
    startOfficer();
    startResending();
    startInspections();
  });
  // Coming back to the front is the moment at which a network often is there again.
  useDidShow(() => {
    void resend();
    void resendInspections();
  });
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
