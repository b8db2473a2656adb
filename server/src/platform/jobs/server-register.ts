import { Op } from "sequelize";
import type { Log } from "../logging/log";
import { Lease } from "./schedules";

const ALIVE_MS = 15_000;
const BEAT_MS = 5_000;

/** Servers that are alive on this database. */
export interface ServerRegister {
  readonly leave: () => Promise<void>;
}

/** Raised when this server would work beside another without a way to talk to it. */
export class SecondServerError extends Error {}

const others = (me: string): Promise<number> =>
  Lease.count({ where: { name: { [Op.like]: "server:%", [Op.ne]: `server:${me}` }, until: { [Op.gt]: new Date() } } });

/** A server that died leaves its row for a few seconds: it is waited for, not taken for a living one. */
const waitForDead = async (me: string): Promise<boolean> => {
  const deadline = Date.now() + ALIVE_MS + BEAT_MS;
  while ((await others(me)) > 0) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return true;
};

/**
 * Enters this server among the living. Without Redis a second one refuses to join: pushes, limits and caches of the two
 * would not know of each other in time.
 */
export const joinServers = async (me: string, hasRedis: boolean, log: Log): Promise<ServerRegister> => {
  const name = `server:${me}`;
  if (!hasRedis && !(await waitForDead(me))) {
    throw new SecondServerError("Another server is running on this database. Set REDIS_URL on both to run several, or stop the other one.");
  }
  const beat = (): Promise<unknown> => Lease.upsert({ name, holder: me, until: new Date(Date.now() + ALIVE_MS) });
  await beat();
  const timer = setInterval(() => void beat().catch((error: unknown) => log.warn({ err: error }, "heartbeat failed")), BEAT_MS);
  return {
    leave: async () => {
      clearInterval(timer);
      await Lease.destroy({ where: { name } });
    },
  };
};
