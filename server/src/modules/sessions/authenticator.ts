import { ANONYMOUS, type Actor } from "@sunshine/domain/accounts/actor";
import { Op } from "sequelize";
import { hashSecret } from "../../platform/crypto/ids";
import type { Authenticator } from "../../platform/http/request-state";
import type { Services } from "../../platform/services";
import { lifetimeOf } from "./lifetimes";
import { Session, type SessionActor, type SessionKind } from "./session.model";

/** A session that was seen within this time is not written again. */
const SEEN_MS = 60_000;

interface SessionRow {
  readonly id: number;
  readonly kind: SessionKind;
  readonly actor: SessionActor | string;
  readonly last_seen_at: Date | string;
  readonly lives_until: Date | string;
  readonly expires_at: Date | string;
}

// The engines differ in what a plain read gives for a time and for JSON.
const instantOf = (value: Date | string): Date => new Date(value);
const actorIn = (value: SessionActor | string): SessionActor => (typeof value === "string" ? (JSON.parse(value) as SessionActor) : value);

const markSeen = async (row: SessionRow, actor: SessionActor, now: Date): Promise<void> => {
  const { idleMs } = lifetimeOf(row.kind, actor);
  const livesUntil = new Date(Math.min(now.getTime() + idleMs, instantOf(row.expires_at).getTime()));
  await Session.update({ lastSeenAt: now, livesUntil }, { where: { id: row.id, endedAt: null, lastSeenAt: { [Op.lt]: now } } });
};

/** Finds the person behind a secret by one indexed query, so that an ended session is refused at once on every server. */
export const createAuthenticator = ({ db, sealing, clock, log }: Pick<Services, "db" | "sealing" | "clock" | "log">): Authenticator => ({
  actorOf: async (secret): Promise<Actor> => {
    const [row] = await db.read<SessionRow>(
      "SELECT id, kind, actor, last_seen_at, lives_until, expires_at FROM sessions WHERE secret_hash = ? AND ended_at IS NULL",
      [hashSecret(secret)]
    );
    const now = clock.now();
    if (!row || instantOf(row.lives_until) <= now) return ANONYMOUS;
    const actor = actorIn(row.actor);
    if (now.getTime() - instantOf(row.last_seen_at).getTime() >= SEEN_MS) {
      await markSeen(row, actor, now).catch((error: unknown) => log.warn({ err: error }, "session not marked as seen"));
    }
    return { ...actor, sessionId: Number(row.id) };
  },
  csrfTokenOf: (secret) => sealing.digest(secret, "csrf"),
});
