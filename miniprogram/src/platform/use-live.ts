import { useDidHide, useDidShow } from "@tarojs/taro";
import { useEffect, useRef, useState } from "react";
import { readToken } from "./credentials";
import { startLive } from "./live";
import { officerToken } from "./officer-api";
import { openSocket } from "./socket";

const later = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

interface Options {
  /** Hear only these events. */
  readonly names: readonly string[];
  readonly shops?: readonly string[];
  readonly enabled?: boolean;
  /** Whose ears. */
  readonly as?: "member" | "officer";
  /** Something of it happened, or too much was missed. */
  readonly onNews: () => void;
}

/** Calls `onNews` while the page is shown and something happens; tells whether the channel is open. */
export const useLive = ({ names, shops, enabled = true, as = "member", onNews }: Options): boolean => {
  const [connected, setConnected] = useState(false);
  const [shown, setShown] = useState(true);
  const heard = useRef(onNews);
  heard.current = onNews;
  useDidShow(() => setShown(true));
  useDidHide(() => setShown(false));

  const wanted = names.join();
  const watched = shops?.join();
  useEffect(() => {
    if (!enabled || !shown) return undefined;
    return startLive({
      open: openSocket,
      base: __API_BASE__,
      token: as === "officer" ? officerToken : readToken,
      ...(watched ? { shops: watched.split(",") } : {}),
      onPush: ({ name }) => wanted.split(",").includes(name) && heard.current(),
      onGap: () => heard.current(),
      onState: setConnected,
      later,
    });
  }, [enabled, shown, wanted, watched, as]);
  return connected;
};
