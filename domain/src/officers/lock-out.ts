const MINUTE_MS = 60_000;

/** Failed sign-ins that are forgiven before a login is locked 锁定. */
export const FREE_FAILURES = 5;
/** A login is never locked for longer than this. */
export const LONGEST_LOCK_MS = 60 * MINUTE_MS;
/** After this long without a failure the count begins anew. */
export const FORGET_MS = 24 * 60 * MINUTE_MS;

/** Milliseconds for which a login is locked after so many failures in a row: none up to four, then 1, 2, 4 … 60 minutes 指数退避. */
export const lockMs = (failures: number): number =>
  failures < FREE_FAILURES ? 0 : Math.min(MINUTE_MS * 2 ** Math.min(failures - FREE_FAILURES, 10), LONGEST_LOCK_MS);

/** The count after one more failure at `now`. */
export const failuresAfter = (known: { readonly failures: number; readonly lastFailedAt: Date } | null, now: Date): number =>
  known === null || now.getTime() - known.lastFailedAt.getTime() >= FORGET_MS ? 1 : known.failures + 1;
