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

/**
 * The only way to write: one unit of work, one transaction. Joins the ambient one; otherwise begins its own, and
 * begins again when the database chose it as a deadlock's victim, so `work` touches nothing but the database.
 */
export const inTransaction = async <T>(db: Sequelize, work: () => Promise<T>): Promise<T> => {
  if (ambientTransaction()) return work();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(work);
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
