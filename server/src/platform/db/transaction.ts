import { AsyncLocalStorage } from "node:async_hooks";
import { Sequelize, type Transaction } from "sequelize";

const current = new AsyncLocalStorage<Map<string, unknown>>();

// Sequelize 6 picks the transaction up from here, so that no query can forget it.
Sequelize.useCLS({
  bind: <F>(fn: F) => fn,
  run: (fn: (store: unknown) => unknown) => current.run(new Map(current.getStore() ?? []), () => fn(current.getStore())),
  get: (key: string) => current.getStore()?.get(key),
  set: (key: string, value: unknown) => current.getStore()?.set(key, value),
});

const RETRIES = 5;
const RETRYABLE = new Set(["ER_LOCK_DEADLOCK", "ER_LOCK_WAIT_TIMEOUT", "ER_CHECKREAD", "SQLITE_BUSY"]);

const isRetryable = (error: unknown): boolean => {
  const { code } = ((error as { parent?: { code?: string } }).parent ?? error) as { code?: string };
  return code !== undefined && RETRYABLE.has(code);
};

/** The transaction that the running code is part of. */
export const ambientTransaction = (): Transaction | undefined => current.getStore()?.get("transaction") as Transaction | undefined;

/** What a transaction does as its last act, in order. */
const lastActs = new WeakMap<Transaction, (() => Promise<void>)[]>();

const finish = async (): Promise<void> => {
  const transaction = ambientTransaction();
  const acts = transaction && lastActs.get(transaction);
  for (let act = acts?.shift(); act; act = acts?.shift()) await act();
};

/**
 * Gathers what the parts of a transaction leave behind, and hands it over together as the last thing before the commit:
 * in one statement instead of many, and with locks that are held only for a moment.
 */
export const gatherUntilCommit = <T>(handOver: (items: readonly T[]) => Promise<void>): ((item: T) => void) => {
  const gathered = new WeakMap<Transaction, T[]>();
  return (item) => {
    const transaction = ambientTransaction();
    if (!transaction) throw new Error("nothing can be gathered outside a transaction");
    const known = gathered.get(transaction);
    if (known) return void known.push(item);
    const items = [item];
    gathered.set(transaction, items);
    const acts = lastActs.get(transaction) ?? [];
    lastActs.set(transaction, acts);
    acts.push(() => {
      gathered.delete(transaction);
      return handOver(items);
    });
  };
};

/**
 * The only way to write: one unit of work, one transaction. Joins the ambient one; otherwise begins its own, and
 * begins again when the database chose it as a deadlock's victim, so `work` touches nothing but the database.
 */
export const inTransaction = async <T>(db: Sequelize, work: () => Promise<T>): Promise<T> => {
  if (ambientTransaction()) return work();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(async () => {
        const result = await work();
        await finish();
        return result;
      });
    } catch (error) {
      if (attempt >= RETRIES || !isRetryable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 10 * (1 + Math.random())));
    }
  }
};

/** Runs once the ambient transaction has committed; at once outside of one. */
export const afterCommit = (act: () => void): void => {
  const transaction = ambientTransaction();
  if (transaction) transaction.afterCommit(act);
  else act();
};

/** Leaves the ambient transaction: for work that must survive its rollback, such as a failed sign-in's count. */
export const outsideTransaction = <T>(work: () => Promise<T>): Promise<T> => current.run(new Map(), work);
