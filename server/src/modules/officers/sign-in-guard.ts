import { Op, type Sequelize } from "sequelize";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { failuresAfter, FORGET_MS, lockMs } from "@sunshine/domain/officers/lock-out";
import { inTransaction, outsideTransaction } from "../../platform/db/transaction";
import type { Services } from "../../platform/services";
import { SignInGuard } from "./officer.model";

type Parts = Pick<Services, "sealing" | "clock">;

/** Keyed: what people mistype into the login field, passwords included, cannot be read from the table. */
export const loginDigest = ({ sealing }: Pick<Services, "sealing">, login: string): string => sealing.digest(login.trim().toLowerCase(), "sign_in_guards.login");

const lockedOut = (until: Date, now: Date): DomainError => {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  const wait = seconds > 60 ? `${Math.ceil(seconds / 60)} 分钟` : `${seconds} 秒`;
  return new DomainError("locked_out", { message: `尝试次数过多，请 ${wait}后再试`, retryAfter: seconds });
};

/**
 * Counts an attempt before the password is looked at, in a transaction of its own: a rollback does not undo it, and a
 * hundred guesses at once are not a hundred guesses. Throws locked_out while the login is locked, known or not.
 */
export const chargeAttempt = ({ sealing, clock }: Parts, login: string): Promise<void> => {
  const digest = loginDigest({ sealing }, login);
  const now = clock.now();
  return outsideTransaction(async () => {
    // Committed on its own: a lock taken by inserting and then raised by reading would have guesses deadlock each other.
    if (!(await SignInGuard.findByPk(digest))) await SignInGuard.bulkCreate([{ loginDigest: digest, failures: 0, lastFailedAt: now }], { ignoreDuplicates: true });
    await inTransaction(SignInGuard.sequelize as Sequelize, async () => {
      const known = await SignInGuard.findByPk(digest, { lock: true });
      // Forgiven in between: another request proved to be the owner.
      const guard = known ?? (await SignInGuard.create({ loginDigest: digest, failures: 0, lastFailedAt: now }));
      if (guard.lockedUntil && guard.lockedUntil > now) throw lockedOut(guard.lockedUntil, now);
      const failures = failuresAfter(guard, now);
      const lock = lockMs(failures);
      await guard.update({ failures, lastFailedAt: now, lockedUntil: lock > 0 ? new Date(now.getTime() + lock) : null });
    });
  });
};

/** Forgives a login: somebody proved to be its owner, or the administrator unlocked it. */
export const forgiveLogin = async (parts: Pick<Services, "sealing">, login: string): Promise<void> => {
  await SignInGuard.destroy({ where: { loginDigest: loginDigest(parts, login) } });
};

/** Until when each of these logins is locked; those that are not are left out. */
export const locksOf = async (parts: Parts, logins: readonly string[]): Promise<ReadonlyMap<string, Date>> => {
  const byDigest = new Map(logins.map((login) => [loginDigest(parts, login), login]));
  const locked = await SignInGuard.findAll({ where: { loginDigest: [...byDigest.keys()], lockedUntil: { [Op.gt]: parts.clock.now() } } });
  return new Map(locked.map(({ loginDigest: digest, lockedUntil }) => [byDigest.get(digest)!, lockedUntil!]));
};

/** Forgets counts that no longer matter, so that guessing at logins does not fill the table. */
export const sweepGuards = async (now: Date): Promise<void> => {
  await SignInGuard.destroy({ where: { lastFailedAt: { [Op.lt]: new Date(now.getTime() - FORGET_MS) } } });
};
