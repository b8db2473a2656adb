import { randomBytes } from "node:crypto";
import { Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import { c } from "../db/schema";
import type { Log } from "../logging/log";
import type { Clock } from "../services";

/** Recurring work, done by one server at a time. */
export interface Schedule {
  readonly name: string;
  readonly everyMs: number;
  /** Done by each server for itself, for what it keeps in memory. */
  readonly everywhere?: true;
  readonly run: () => Promise<void>;
}

/** Who does a piece of recurring work just now, and when it is due again; also the register of live servers. */
export class Lease extends Model<InferAttributes<Lease>, InferCreationAttributes<Lease>> {
  declare name: string;
  declare holder: CreationOptional<string | null>;
  declare until: Date;
}

export const initLeases = (sequelize: Sequelize): void => {
  Lease.init({ name: { ...c.code(80), primaryKey: true }, holder: c.optional(c.code(20)), until: c.instant() }, { sequelize, tableName: "leases" });
};

/** Takes the lease when it has run out; only one of several servers succeeds. */
const take = async (db: Sequelize, name: string, holder: string, now: Date, until: Date): Promise<boolean> => {
  await Lease.bulkCreate([{ name, holder: null, until: new Date(0) }], { ignoreDuplicates: true });
  const [, changed] = await db.query("UPDATE leases SET holder = ?, until = ? WHERE name = ? AND until <= ?", {
    replacements: [holder, until, name, now],
  });
  const affected = typeof changed === "number" ? changed : ((changed as { affectedRows?: number; changes?: number } | undefined)?.affectedRows ?? (changed as { changes?: number } | undefined)?.changes);
  if (affected !== undefined) return affected > 0;
  const row = await Lease.findByPk(name);
  return row?.holder === holder && row.until.getTime() === until.getTime();
};

export interface Scheduler {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
}

/** Runs each schedule when it is due, on whichever server gets there first. */
export const createScheduler = (db: Sequelize, schedules: readonly Schedule[], clock: Clock, log: Log): Scheduler => {
  const me = randomBytes(8).toString("hex");
  const timers: NodeJS.Timeout[] = [];
  const running = new Set<Promise<void>>();
  const tick = async ({ name, everyMs, everywhere, run }: Schedule): Promise<void> => {
    const now = clock.now();
    if (everywhere || (await take(db, `schedule:${name}`, me, now, new Date(now.getTime() + everyMs - 50)))) await run();
  };
  return {
    start: () => {
      for (const schedule of schedules) {
        const turn = (): void => {
          const work = tick(schedule).catch((error: unknown) => log.error({ err: error, schedule: schedule.name }, "schedule failed"));
          running.add(work);
          void work.finally(() => running.delete(work));
        };
        timers.push(setInterval(turn, schedule.everyMs));
        turn();
      }
    },
    stop: async () => {
      timers.forEach(clearInterval);
      await Promise.all(running);
    },
  };
};
