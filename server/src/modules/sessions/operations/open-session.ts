import { newSecret, hashSecret } from "../../../platform/crypto/ids";
import type { Services } from "../../../platform/services";
import { lifetimeOf } from "../lifetimes";
import { Session, type SessionActor, type SessionKind } from "../session.model";
import { endSessionRows } from "./end-sessions";

/** Devices of one kind that one person may be signed in on; the longest unused makes room. */
const MAX_DEVICES = 10;

export const personIdOf = (actor: SessionActor): number => (actor.kind === "officer" ? actor.officerId : actor.accountId);

const makeRoom = async (kind: SessionKind, actor: SessionActor, now: Date): Promise<void> => {
  const open = await Session.findAll({
    where: { personKind: actor.kind, personId: personIdOf(actor), kind, endedAt: null },
    order: [["lastSeenAt", "DESC"], ["id", "DESC"]],
    attributes: ["id"],
    offset: MAX_DEVICES - 1,
    limit: 100,
  });
  await endSessionRows(open.map(({ id }) => id), now);
};

export interface OpenedSession {
  /** Goes to the device and is never stored. */
  readonly secret: string;
  readonly session: Session;
}

/** Signs a person in on one device, in the ambient transaction. */
export const openSession = async ({ ids, clock }: Pick<Services, "ids" | "clock">, kind: SessionKind, actor: SessionActor, device: string): Promise<OpenedSession> => {
  const now = clock.now();
  await makeRoom(kind, actor, now);
  const secret = newSecret();
  const { idleMs, absoluteMs } = lifetimeOf(kind, actor);
  const session = await Session.create({
    publicId: ids.newId(), secretHash: hashSecret(secret), kind, personKind: actor.kind, personId: personIdOf(actor), actor, device: device.slice(0, 120),
    createdAt: now, lastSeenAt: now, livesUntil: new Date(now.getTime() + idleMs), expiresAt: new Date(now.getTime() + absoluteMs),
  });
  return { secret, session };
};
