import { randomBytes } from "node:crypto";
import { DataTypes, Model, Op, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import { c } from "../db/schema";
import { afterCommit, inTransaction } from "../db/transaction";
import type { Log } from "../logging/log";
import type { Clock } from "../services";

/** External work that must happen: written with the change that wants it, done later, retried until it is. */
export class Job extends Model<InferAttributes<Job>, InferCreationAttributes<Job>> {
  declare id: CreationOptional<number>;
  declare kind: string;
  /** Two jobs of one kind and key are one job. */
  declare key: string;
  declare payload: unknown;
  declare state: "waiting" | "done" | "parked";
  declare attempts: CreationOptional<number>;
  declare runAt: Date;
  declare lockedUntil: CreationOptional<Date | null>;
  declare lockedBy: CreationOptional<string | null>;
  declare lastError: CreationOptional<string | null>;
  declare createdAt: Date;
}

export const initJobs = (sequelize: Sequelize): void => {
  Job.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      kind: c.code(60), key: c.code(80), payload: c.json(), state: c.code(10), attempts: { ...c.int(), defaultValue: 0 }, runAt: c.instant(),
      lockedUntil: c.optional(c.instant()), lockedBy: c.optional(c.code(20)), lastError: c.optional(c.text(500)), createdAt: c.instant(),
    },
    { sequelize, tableName: "jobs" }
  );
};

/** Does one job, outside any transaction. Throwing asks for another try; returning a date asks to be run again then. */
export type JobHandler = (payload: unknown, context: { readonly attempt: number; readonly key: string }) => Promise<Date | void>;

const LEASE_MS = 60_000;
const MAX_ATTEMPTS = 12;
const retryDelayMs = (attempts: number): number => Math.min(2000 * 2 ** (attempts - 1), 1_800_000);

let wakeRunner: () => void = () => undefined;

/** Asks for a job in the ambient transaction; the same kind and key asked twice is one job. */
export const enqueueJob = async (kind: string, key: string, payload: unknown, at: Date): Promise<void> => {
  await Job.bulkCreate([{ kind, key, payload, state: "waiting", runAt: at, createdAt: at }], { ignoreDuplicates: true });
  afterCommit(() => wakeRunner());
};

export interface JobRunner {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  /** Runs what is due until nothing is. */
  readonly drain: () => Promise<void>;
}

/** Works off due jobs, several servers side by side: a lease row by row, renewed by nobody, so a dead server's job runs again. */
export const createJobRunner = (db: Sequelize, handlers: Record<string, JobHandler>, clock: Clock, log: Log, pollMs = 1000): JobRunner => {
  const me = randomBytes(8).toString("hex");
  let stopped = true;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const claim = (): Promise<Job | null> =>
    inTransaction(db, async () => {
      const now = clock.now();
      const candidates = await Job.findAll({
        where: { state: "waiting", kind: Object.keys(handlers), runAt: { [Op.lte]: now }, [Op.or]: [{ lockedUntil: null }, { lockedUntil: { [Op.lt]: now } }] },
        order: [["runAt", "ASC"]],
        limit: 10,
        attributes: ["id"],
      });
      for (const { id } of candidates) {
        const [claimed] = await Job.update(
          { lockedBy: me, lockedUntil: new Date(now.getTime() + LEASE_MS) },
          { where: { id, state: "waiting", [Op.or]: [{ lockedUntil: null }, { lockedUntil: { [Op.lt]: now } }] } }
        );
        if (claimed > 0) return Job.findByPk(id);
      }
      return null;
    });

  const finish = async (job: Job): Promise<void> => {
    const attempts = job.attempts + 1;
    try {
      const again = await handlers[job.kind]!(job.payload, { attempt: attempts, key: job.key });
      await job.update(again ? { runAt: again, attempts: 0, lockedUntil: null, lockedBy: null } : { state: "done", attempts, lockedUntil: null, lockedBy: null, lastError: null });
    } catch (error) {
      const parked = attempts >= MAX_ATTEMPTS;
      log.warn({ err: error, job: job.id, kind: job.kind, attempts, parked }, "job failed");
      await job.update({
        attempts,
        state: parked ? "parked" : "waiting",
        runAt: new Date(clock.now().getTime() + retryDelayMs(attempts)),
        lockedUntil: null,
        lockedBy: null,
        lastError: String((error as Error).message).slice(0, 500),
      });
    }
  };
  const drain = async (): Promise<void> => {
    for (let job = await claim(); job; job = await claim()) await finish(job);
  };
  const wake = (): void => {
    if (stopped || running) return;
    running = drain()
      .catch((error: unknown) => log.error({ err: error }, "job round failed"))
      .finally(() => (running = undefined));
  };
  return {
    start: () => {
      stopped = false;
      wakeRunner = wake;
      timer = setInterval(wake, pollMs);
      wake();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
    drain,
  };
};
