import type { ClientMessage, ServerMessage } from "@sunshine/domain/live/live.protocol";

export type Push = Extract<ServerMessage, { type: "push" }>;
/** Whether news arrive 实时连接状态: `lost` after the first failed attempt. */
export type LiveState = "connecting" | "ready" | "lost";

export interface LiveSocketParts {
  readonly open: () => WebSocket;
  /** Where to resume; undefined hears only what comes from now on. */
  readonly after?: number;
  readonly onPush: (push: Push) => void;
  /** Too much was missed: everything shown should be read again. */
  readonly onGap: () => void;
  readonly onState: (state: LiveState) => void;
  readonly onSignedOut?: () => void;
  readonly random?: () => number;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const PING_MS = 25_000;
/** Pushes whose ids are remembered, so that one that comes twice is shown once. */
const REMEMBERED = 4_000;

const parse = (text: unknown): ServerMessage | null => {
  try {
    return JSON.parse(String(text)) as ServerMessage;
  } catch {
    return null;
  }
};

const createMemory = (): ((id: number) => boolean) => {
  const seen = new Set<number>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    if (seen.size > REMEMBERED) seen.delete(seen.values().next().value as number);
    return true;
  };
};

/** Keeps one socket open 实时连接, resumes after a loss from the last place that was heard whole, and shows each push once. */
export const openLiveSocket = ({ open, after, onPush, onGap, onState, onSignedOut, random = Math.random }: LiveSocketParts): { close: () => void } => {
  const isNew = createMemory();
  let resumeAt = after;
  let failures = 0;
  let closed = false;
  let socket: WebSocket | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let ping: ReturnType<typeof setInterval> | undefined;

  const say = (message: ClientMessage): void => socket?.send(JSON.stringify(message));
  const hear = (message: ServerMessage, isReady: boolean): boolean => {
    if (message.type === "push") {
      if (isNew(message.id)) onPush(message);
      // While catching up, pushes may come out of order: the place moves only once the server says that all was sent.
      if (isReady) resumeAt = Math.max(resumeAt ?? 0, message.id);
    } else if (message.type === "ready") {
      resumeAt = Math.max(resumeAt ?? 0, message.cursor);
      failures = 0;
      onState("ready");
      if (message.gap) onGap();
      return true;
    } else if (message.type === "signed_out") {
      closed = true;
      onSignedOut?.();
    }
    return isReady;
  };
  const connect = (): void => {
    const current = open();
    let isReady = false;
    socket = current;
    onState(failures > 0 ? "lost" : "connecting");
    current.onopen = () => {
      say({ type: "hello", ...(resumeAt !== undefined && { after: resumeAt }) });
      ping = setInterval(() => say({ type: "ping" }), PING_MS);
    };
    current.onmessage = ({ data }) => {
      const message = parse(data);
      if (message) isReady = hear(message, isReady);
    };
    current.onclose = () => {
      clearInterval(ping);
      if (closed) return;
      onState("lost");
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures) * (0.5 + random() / 2);
      failures += 1;
      retry = setTimeout(connect, wait);
    };
  };

  connect();
  return {
    close: () => {
      closed = true;
      clearTimeout(retry);
      clearInterval(ping);
      socket?.close();
    },
  };
};

/** Opens the page's own socket; the session travels in the cookie. */
export const openPageSocket = (path: string): WebSocket =>
  new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}`);
