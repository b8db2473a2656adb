import type { SessionActor, SessionKind } from "./session.model";

const HOUR_MS = 3_600_000;

interface Lifetime {
  /** Milliseconds without use after which a session ends. */
  readonly idleMs: number;
  /** Milliseconds after which it ends in any case. */
  readonly absoluteMs: number;
}

const LIFETIMES: Record<SessionKind, Lifetime> = {
  console: { idleMs: 2 * HOUR_MS, absoluteMs: 12 * HOUR_MS },
  shop_pc: { idleMs: 2 * HOUR_MS, absoluteMs: 12 * HOUR_MS },
  mini_program: { idleMs: 14 * 24 * HOUR_MS, absoluteMs: 30 * 24 * HOUR_MS },
  // The bound WeChat renews it without a word: a lost bearer is worth a working day at most.
  officer_phone: { idleMs: 12 * HOUR_MS, absoluteMs: 24 * HOUR_MS },
};

/** How long a session lives 会话有效期; the screens of the command centre listen all day without a click. */
export const lifetimeOf = (kind: SessionKind, actor: SessionActor): Lifetime => {
  const life = LIFETIMES[kind];
  return actor.kind === "officer" && actor.role === "command_operator" ? { ...life, idleMs: life.absoluteMs } : life;
};
