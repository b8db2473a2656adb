import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { LIVE_PATH } from "@sunshine/domain/live/live.protocol";
import { api } from "../../../platform/api";
import { openLiveSocket, openPageSocket, type LiveState, type Push } from "../../../platform/live-socket";
import { useSession } from "../../../platform/session";
import { addNews, newsOf, type News } from "../news";
import { EVERYTHING, isCountedLater, isFigure, staleOf } from "./wall-topics";

const MOST = 60;
const AGAIN_MS = 5_000;
/** What an event makes stale is read at once, and in a busy moment this often: what happens next must still be seen within a second. */
const REREAD_MS = 350;
/** Figures cost the most to count; in a busy moment they may be as old as this. */
const RECOUNT_MS = 900;
/** Counters follow the news by a subscriber's turn. */
const LATER_MS = 2_500;

/** Gathers what is stale: read at once, then at most once in `ms`. */
const gatherer = (client: QueryClient, ms: number) => {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let quietUntil = 0;
  const flush = (): void => {
    timer = undefined;
    quietUntil = Date.now() + ms;
    const prefixes = [...waiting];
    waiting.clear();
    void client.invalidateQueries({ predicate: ({ queryKey }) => prefixes.some((prefix) => String(queryKey[0]).startsWith(prefix)) });
  };
  return {
    add: (prefixes: readonly string[]): void => {
      prefixes.forEach((prefix) => waiting.add(prefix));
      if (waiting.size > 0) timer ??= setTimeout(flush, Math.max(0, quietUntil - Date.now()));
    },
    stop: () => clearTimeout(timer),
  };
};

export interface WallNews {
  readonly feed: readonly News[];
  readonly state: LiveState;
  readonly failed: boolean;
}

/** What has happened 实时动态: the stored feed first, then the socket from exactly where the feed ended; figures follow. */
export const useWallNews = (): WallNews => {
  const client = useQueryClient();
  const { leave } = useSession();
  const [feed, setFeed] = useState<readonly News[]>([]);
  const [state, setState] = useState<LiveState>("connecting");
  const [failed, setFailed] = useState(false);
  const signedOut = useRef(leave);
  signedOut.current = leave;

  useEffect(() => {
    let stopped = false;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let socket: { close: () => void } | undefined;
    const now = gatherer(client, REREAD_MS);
    const figures = gatherer(client, RECOUNT_MS);
    const later = gatherer(client, LATER_MS);
    const laterTimers = new Set<ReturnType<typeof setTimeout>>();
    const hear = (push: Push): void => {
      const stale = staleOf(push.name);
      now.add(stale.filter((prefix) => !isFigure(prefix)));
      figures.add(stale.filter(isFigure));
      const counted = stale.filter(isCountedLater);
      if (counted.length > 0) laterTimers.add(setTimeout(() => later.add(counted), LATER_MS));
      const news = newsOf(push);
      if (news) setFeed((known) => addNews(known, [news], MOST));
    };
    const begin = async (): Promise<void> => {
      const { rows, cursor } = await api(insightApi.feed, { limit: MOST });
      if (stopped) return;
      setFailed(false);
      setFeed((known) => addNews(known, rows.flatMap((row) => newsOf(row) ?? []), MOST));
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
      now.add(EVERYTHING);
      start();
    };
    start();
    return () => {
      stopped = true;
      clearTimeout(retry);
      now.stop();
      figures.stop();
      later.stop();
      laterTimers.forEach(clearTimeout);
      socket?.close();
    };
  }, [client]);
  return { feed, state, failed };
};
