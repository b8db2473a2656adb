import { Op, type Attributes, type Model, type ModelStatic, type Sequelize, type WhereOptions } from "sequelize";
import { IdempotencyKey } from "../http/idempotency";
import { Job } from "../jobs/jobs";
import { Lease, type Schedule } from "../jobs/schedules";
import { LivePush } from "../live/live.model";
import { OutboxDelivery, OutboxEvent } from "../outbox/outbox.model";
import type { Clock } from "../services";
import { inTransaction } from "./transaction";

const HOUR_MS = 3_600_000;
const BATCH = 500;

/** How long the machinery remembers 保留期限. Records of the law are nobody's business here: they have rules of their own. */
export const KEPT_HOURS = { livePushes: 24, idempotencyKeys: 48, doneJobs: 14 * 24, deliveredEvents: 30 * 24, deadServers: 24 } as const;

/** However old they are, so that a quiet county keeps its feed and the ids of pushes never begin anew. */
export const NEWEST_PUSHES_KEPT = 500;

type Row = Model & { readonly id: number };

/** Rows in the order of their ids, hence of their age, up to the first one that is too young. */
const olderThan = async <M extends Row>(model: ModelStatic<M>, after: number, isOld: (row: M) => boolean): Promise<M[]> => {
  const rows = await model.findAll({ where: { id: { [Op.gt]: after } } as WhereOptions<Attributes<M>>, order: [["id", "ASC"]], limit: BATCH });
  const young = rows.findIndex((row) => !isOld(row));
  return young === -1 ? rows : rows.slice(0, young);
};

/** Forgets old rows a few at a time, so that nobody waits for a lock; what must stay, stays. */
const forget = async <M extends Row>(db: Sequelize, model: ModelStatic<M>, isOld: (row: M) => boolean, drop: (rows: readonly M[]) => Promise<number>): Promise<number> => {
  let forgotten = 0;
  for (let after = 0; ; ) {
    const rows = await olderThan(model, after, isOld);
    if (rows.length === 0) return forgotten;
    forgotten += await inTransaction(db, () => drop(rows));
    after = Number(rows.at(-1)!.id);
  }
};

const idsOf = (rows: readonly Row[]): number[] => rows.map(({ id }) => id);

/** Events of which every delivery is done; those that wait or are parked are the operator's. */
const dropDelivered = async (events: readonly OutboxEvent[]): Promise<number> => {
  const open = await OutboxDelivery.findAll({ where: { eventId: idsOf(events), state: { [Op.ne]: "done" } }, attributes: ["eventId"] });
  const wanted = new Set(open.map(({ eventId }) => Number(eventId)));
  const ids = idsOf(events).filter((id) => !wanted.has(Number(id)));
  await OutboxDelivery.destroy({ where: { eventId: ids } });
  return OutboxEvent.destroy({ where: { id: ids } });
};

export interface Forgotten {
  readonly events: number;
  readonly pushes: number;
  readonly keys: number;
  readonly jobs: number;
}

/** Lets go of what the machinery no longer needs. */
export const forgetOld = async (db: Sequelize, now: Date): Promise<Forgotten> => {
  const before = (hours: number): Date => new Date(now.getTime() - hours * HOUR_MS);
  const newestPush = (await LivePush.max<number | null, LivePush>("id")) ?? 0;
  const events = await forget(db, OutboxEvent, ({ createdAt }) => createdAt < before(KEPT_HOURS.deliveredEvents), dropDelivered);
  const pushes = await forget(
    db, LivePush,
    ({ id, at }) => at < before(KEPT_HOURS.livePushes) && id <= newestPush - NEWEST_PUSHES_KEPT,
    (rows) => LivePush.destroy({ where: { id: idsOf(rows) } })
  );
  const keys = await forget(db, IdempotencyKey, ({ createdAt }) => createdAt < before(KEPT_HOURS.idempotencyKeys), (rows) => IdempotencyKey.destroy({ where: { id: idsOf(rows) } }));
  const jobs = await forget(db, Job, ({ createdAt }) => createdAt < before(KEPT_HOURS.doneJobs), (rows) => Job.destroy({ where: { id: idsOf(rows), state: "done" } }));
  await Lease.destroy({ where: { name: { [Op.like]: "server:%" }, until: { [Op.lt]: before(KEPT_HOURS.deadServers) } } });
  return { events, pushes, keys, jobs };
};

/** The machinery's own housekeeping, on one server at a time. */
export const retentionSchedules = (db: Sequelize, clock: Clock): readonly Schedule[] => [
  { name: "platform.retention", everyMs: HOUR_MS, run: async () => void (await forgetOld(db, clock.now())) },
];
