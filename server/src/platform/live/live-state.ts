import type { Bus } from "./bus";
import type { Hub } from "./hub";

/** How the push of this server does. */
export interface LiveState {
  readonly kind: Bus["kind"];
  /** False while the way to the other servers is interrupted. */
  readonly connected: boolean;
  readonly sockets: number;
  /** Id of the last push handed on. */
  readonly cursor: number;
}

let current: (() => LiveState) | null = null;

/** Called once at start, and by each test that opens a world of its own. */
export const useLive = ({ hub, bus }: { readonly hub: Hub; readonly bus: Bus }): void => {
  current = () => ({ kind: bus.kind, connected: bus.redis === null || bus.redis.status === "ready", sockets: hub.size(), cursor: hub.cursor() });
};

/** The state of the push just now; null before the server has started. */
export const liveState = (): LiveState | null => current?.() ?? null;
