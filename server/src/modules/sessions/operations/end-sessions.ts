import { Op, type Sequelize } from "sequelize";
import { hashSecret } from "../../../platform/crypto/ids";
import { inTransaction } from "../../../platform/db/transaction";
import { emit } from "../../../platform/outbox/outbox";
import { Session, type SessionActor, type SessionKind } from "../session.model";

/** The person whose sessions are meant. */
export interface Person {
  readonly kind: SessionActor["kind"];
  readonly id: number;
}

/** Ends these sessions in the ambient transaction and tells every server, so that their sockets are closed. */
export const endSessionRows = async (ids: readonly number[], now: Date): Promise<void> => {
  if (ids.length === 0) return;
  await Session.update({ endedAt: now }, { where: { id: [...ids], endedAt: null } });
  await emit("session.revoked.v1", { sessionIds: ids.map(Number) });
};

interface Which {
  /** The one that stays. */
  readonly keep?: number;
  /** Those on one kind of device only. */
  readonly on?: SessionKind;
}

/** Ends every session of a person, but for the one that is kept. */
export const endSessionsOf = async ({ kind, id }: Person, now: Date, { keep, on }: Which = {}): Promise<void> => {
  const open = await Session.findAll({
    where: { personKind: kind, personId: id, endedAt: null, ...(on && { kind: on }), ...(keep !== undefined && { id: { [Op.ne]: keep } }) },
    attributes: ["id"],
  });
  await endSessionRows(open.map((session) => session.id), now);
};

/** Ends the session of this secret; one that is already over is left alone. */
export const endSessionOfSecret = async (secret: string, now: Date): Promise<void> => {
  const session = await Session.findOne({ where: { secretHash: hashSecret(secret), endedAt: null }, attributes: ["id"] });
  if (session) await endSessionRows([session.id], now);
};

const SWEEP = 500;
const KEPT_MS = 90 * 24 * 3_600_000;

/** Ends sessions whose time is over and forgets those that ended long ago 会话清理. */
export const sweepSessions = async (now: Date): Promise<void> => {
  const db = Session.sequelize as Sequelize;
  for (let swept = SWEEP; swept === SWEEP; ) {
    swept = await inTransaction(db, async () => {
      const over = await Session.findAll({ where: { endedAt: null, livesUntil: { [Op.lte]: now } }, attributes: ["id"], limit: SWEEP });
      await endSessionRows(over.map(({ id }) => id), now);
      return over.length;
    });
  }
  await Session.destroy({ where: { endedAt: { [Op.lt]: new Date(now.getTime() - KEPT_MS) } } });
};
