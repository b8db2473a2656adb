import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Books } from "./books";

/** What outlives a restart: money and people; codes, sessions and tokens are short-lived anyway. */
const KEPT = ["orders", "prepaySessions", "refunds", "balances", "users", "consents"] as const;

/** Fills the books from an earlier run; without a file the world is empty. */
export const restoreBooks = (path: string, books: Books): void => {
  if (!existsSync(path)) return;
  const saved = JSON.parse(readFileSync(path, "utf8")) as Partial<Record<(typeof KEPT)[number], [string, never][]>>;
  for (const name of KEPT) for (const [key, value] of saved[name] ?? []) books[name].set(key, value);
};

export const saveBooks = (path: string, books: Books): void => {
  const content = Object.fromEntries(KEPT.map((name) => [name, [...books[name]]]));
  writeFileSync(`${path}.new`, JSON.stringify(content), { mode: 0o600 });
  renameSync(`${path}.new`, path);
};
