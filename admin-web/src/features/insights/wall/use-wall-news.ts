import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { LIVE_PATH } from "@sunshine/domain/live/live.protocol";
import { api } from "../../../platform/api";
import { openLiveSocket, openPageSocket, type LiveState, type Push } from "../../../platform/live-socket";
import { useSession } from "../../../platform/session";
import { addNews, newsOf, type News } from "../news";

const MOST = 60;
const AGAIN_MS = 5_000;
/** Figures are read again at once, and then at most this often. */
const RECOUNT_MS = 2_000;
const LIT_MS = 6_000;

const RECOUNTED = ["scan.", "order.", "inspection.", "grade.", "establishment.", "accident."];

/** Calls at once, and once more at the end of a busy moment. */
const throttle = (act: () => void, ms: number): (() => void) => {
  let quietUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    if (timer) return;
    const wait = Math.max(0, quietUntil - Date.now());
    timer = setTimeout(() => {
      timer = undefined;
      quietUntil = Date.now() + ms;
      act();
    }, wait);
  };
};

export interface WallNews {
  readonly feed: readonly News[];
  readonly state: LiveState;
  /** Shops that something has just happened to. */
  readonly lit: ReadonlySet<string>;
  readonly failed: boolean;
}

/** What has happened 实时动态: the stored feed first, then the socket from exactly where the feed ended. */
export const useWallNews = (): WallNews => {
  const client = useQueryClient();
  const { leave } = useSession();
  const [feed, setFeed] = useState<readonly News[]>([]);
  const [state, setState] = useState<LiveState>("connecting");
  const [lit, setLit] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState(false);
  const signedOut = useRef(leave);
  signedOut.current = leave;

  useEffect(() => {
    let stopped = false;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let socket: { close: () => void } | undefined;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const recount = throttle(() => void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith("/insights/") }), RECOUNT_MS);
    const light = (shopId: string): void => {
      setLit((now) => new Set([...now, shopId]));
      timers.add(setTimeout(() => setLit((now) => new Set([...now].filter((one) => one !== shopId))), LIT_MS));
    };
    const hear = (push: Push): void => {
      if (RECOUNTED.some((prefix) => push.name.startsWith(prefix))) recount();
      const news = newsOf(push);
      if (!news) return;
      setFeed((now) => addNews(now, [news], MOST));
      if (news.shopId) light(news.shopId);
    };
    const begin = async (): Promise<void> => {
      const { rows, cursor } = await api(insightApi.feed, { limit: MOST });
      if (stopped) return;
      setFailed(false);
      setFeed((now) => addNews(now, rows.flatMap((row) => newsOf(row) ?? []), MOST));
      socket = openLiveSocket({ open: () => openPageSocket(LIVE_PATH), after: cursor, onPush: hear, onState: setState, onSignedOut: () => signedOut.current(), onGap: restart });
    };
    const start = (): void => {
      begin().catch(() => {
        if (stopped) return;
        setFailed(true);
        retry = setTimeout(start, AGAIN_MS);
      });
    };
    // Too much was missed to be sent again: everything is read anew.
    const restart = (): void => {
      socket?.close();
      recount();
      start();
    };
    start();
    return () => {
      stopped = true;
      clearTimeout(retry);
      timers.forEach(clearTimeout);
      socket?.close();
    };
  }, [client]);
  return { feed, state, lit, failed };
};
