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

export interface JobWanted {
  readonly key: string;
  readonly payload: unknown;
}

/** Asks for many jobs of one kind in the ambient transaction, in one statement; the same kind and key asked twice is one job. */
export const enqueueJobs = async (kind: string, wanted: readonly JobWanted[], at: Date): Promise<void> => {
  await Job.bulkCreate(wanted.map(({ key, payload }) => ({ kind, key, payload, state: "waiting" as const, runAt: at, createdAt: at })), { ignoreDuplicates: true });
  afterCommit(() => wakeRunner());
};

/** Asks for a job in the ambient transaction. */
export const enqueueJob = (kind: string, key: string, payload: unknown, at: Date): Promise<void> => enqueueJobs(kind, [{ key, payload }], at);

export interface JobRunner {
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  /** Runs what is due until nothing is. */
  readonly drain: () => Promise<void>;
}

interface Worker {
  readonly db: Sequelize;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this server in the jobs that it holds. */
  readonly me: string;
}

const lease = (clock: Clock): Date => new Date(clock.now().getTime() + LEASE_MS);

/** Takes one due job that nobody holds; only one of several servers succeeds. */
const claim = ({ db, handlers, clock, me }: Worker): Promise<Job | null> =>
  inTransaction(db, async () => {
    const now = clock.now();
    const free = { [Op.or]: [{ lockedUntil: null }, { lockedUntil: { [Op.lt]: now } }] };
    const candidates = await Job.findAll({
      where: { state: "waiting", kind: Object.keys(handlers), runAt: { [Op.lte]: now }, ...free },
      order: [["runAt", "ASC"]],
      limit: 10,
      attributes: ["id"],
    });
    for (const { id } of candidates) {
      const [claimed] = await Job.update({ lockedBy: me, lockedUntil: lease(clock) }, { where: { id, state: "waiting", ...free } });
      if (claimed > 0) return Job.findByPk(id);
    }
    return null;
  });

/** Runs a job that is held. The hold is renewed while it runs, so that long work is not begun twice. */
const work = async ({ handlers, clock, log, me }: Worker, job: Job): Promise<void> => {
  const attempts = job.attempts + 1;
  const renewing = setInterval(() => {
    Job.update({ lockedUntil: lease(clock) }, { where: { id: job.id, lockedBy: me } }).catch((error: unknown) => log.warn({ err: error, job: job.id }, "lease not renewed"));
  }, LEASE_MS / 3);
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
  } finally {
    clearInterval(renewing);
  }
};

/** Works off due jobs, several servers side by side; a dead server's job runs again when its hold has run out. */
export const createJobRunner = (db: Sequelize, handlers: Record<string, JobHandler>, clock: Clock, log: Log, pollMs = 1000): JobRunner => {
  const worker: Worker = { db, handlers, clock, log, me: randomBytes(8).toString("hex") };
  let stopped = true;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const drain = async (): Promise<void> => {
    for (let job = await claim(worker); job; job = await claim(worker)) await work(worker, job);
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
