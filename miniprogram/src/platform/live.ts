import { LIVE_PATH, type ClientMessage, type ServerMessage } from "@sunshine/domain/live/live.protocol";
import type { OpenSocket, Socket } from "./socket.types";

type Push = Extract<ServerMessage, { type: "push" }>;
type Ready = Extract<ServerMessage, { type: "ready" }>;

export interface LiveOptions {
  readonly open: OpenSocket;
  readonly base: string;
  readonly token: () => string | null;
  /** Shops whose public news should come, by public id. */
  readonly shops?: readonly string[];
  readonly onPush: (push: Push) => void;
  /** Too much was missed to tell one by one: load everything again. */
  readonly onGap: () => void;
  readonly onState?: (connected: boolean) => void;
  readonly later: (run: () => void, ms: number) => () => void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const PING_MS = 25_000;

/** Wait before the next attempt: doubles from one second to half a minute. */
export const backoff = (attempt: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);

const parse = (text: string): ServerMessage | null => {
  try {
    return JSON.parse(text) as ServerMessage;
  } catch {
    return null;
  }
};

const helloOf = (token: string | null, after: number | undefined, shops: readonly string[] | undefined): ClientMessage => ({
  type: "hello",
  ...(token ? { token } : {}),
  ...(after === undefined ? {} : { after }),
  ...(shops ? { shops: [...shops] } : {}),
});

/**
 * Keeps a live channel 实时通道 open until it is stopped: says hello with the last push heard, so that nothing
 * between two connections is lost, and comes back with growing patience.
 */
export const startLive = (options: LiveOptions): (() => void) => {
  let cursor: number | undefined;
  let attempt = 0;
  let stopped = false;
  let socket: Socket | null = null;
  let cancel: () => void = () => undefined;

  const say = (message: ClientMessage): void => socket?.send(JSON.stringify(message));

  const ping = (): void => {
    cancel = options.later(() => {
      say({ type: "ping" });
      ping();
    }, PING_MS);
  };

  const ready = ({ cursor: at, gap }: Ready): void => {
    attempt = 0;
    const resumed = cursor !== undefined;
    cursor = at;
    options.onState?.(true);
    if (gap && resumed) options.onGap();
  };

  const push = (message: Push): void => {
    if (cursor !== undefined && message.id <= cursor) return;
    cursor = message.id;
    options.onPush(message);
  };

  const hear = (message: ServerMessage | null): void => {
    if (message?.type === "ready") ready(message);
    else if (message?.type === "push") push(message);
    else if (message?.type === "signed_out") stop();
  };

  const connect = (): void => {
    socket = options.open(options.base + LIVE_PATH, {
      onOpen: () => {
        const token = options.token();
        say(helloOf(token, cursor, options.shops));
        ping();
      },
      onText: (text) => hear(parse(text)),
      onEnd: () => {
        cancel();
        options.onState?.(false);
        if (!stopped) cancel = options.later(connect, backoff(attempt++));
      },
    });
  };

  const stop = (): void => {
    stopped = true;
    cancel();
    socket?.close();
  };
  connect();
  return stop;
};
