import { Op } from "sequelize";
import type { Person } from "./operations/end-sessions";
import { Session, type SessionActor } from "./session.model";

/** Open sessions of a person, newest first. */
export const openSessionsOf = ({ kind, id }: Person, now: Date): Promise<Session[]> =>
  Session.findAll({ where: { personKind: kind, personId: id, endedAt: null, livesUntil: { [Op.gt]: now } }, order: [["createdAt", "DESC"], ["id", "DESC"]], limit: 100 });

/** One open session of a person, by the number that leaves the server. */
export const findOpenSession = ({ kind, id }: Person, publicId: string): Promise<Session | null> =>
  Session.findOne({ where: { publicId, personKind: kind, personId: id, endedAt: null } });

/** Gives the open sessions of a person their new rights; narrowing them calls for `endSessionsOf`, because sockets are not asked again. */
export const refreshSessionsOf = async ({ kind, id }: Person, actor: SessionActor): Promise<void> => {
  await Session.update({ actor }, { where: { personKind: kind, personId: id, endedAt: null } });
};
