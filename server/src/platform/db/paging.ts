import { Op, type WhereOptions } from "sequelize";
import { DomainError } from "@sunshine/domain/kernel/errors";

type Key = string | number | null;

/** Makes the opaque place after a row from the values of the sort columns. */
export const encodePlace = (keys: readonly Key[]): string => Buffer.from(JSON.stringify(keys)).toString("base64url");

/** The values of the sort columns in a place; a place that we did not make is a caller's mistake. */
export const decodePlace = (place: string, length: number): Key[] => {
  try {
    const keys: unknown = JSON.parse(Buffer.from(place, "base64url").toString());
    if (Array.isArray(keys) && keys.length === length) return keys as Key[];
  } catch {
    // Falls through: a place that we did not make.
  }
  throw new DomainError("invalid_input", { message: "翻页位置无效，请从第一页重新打开", fields: [{ path: "after", message: "翻页位置无效" }] });
};

/**
 * Rows after a place, for an order over `columns` (the last one unique) that all run in `direction`.
 * (a, b) > (x, y) is written out as a > x OR (a = x AND b > y), which both engines serve from the index.
 */
export const afterPlace = (columns: readonly string[], direction: "asc" | "desc", place: string | undefined): WhereOptions => {
  if (place === undefined) return {};
  const keys = decodePlace(place, columns.length);
  const beyond = direction === "asc" ? Op.gt : Op.lt;
  const alternatives = columns.map((column, at) => ({
    ...Object.fromEntries(columns.slice(0, at).map((earlier, i) => [earlier, keys[i] ?? null])),
    [column]: { [beyond]: keys[at] ?? null },
  }));
  const first = columns[0]!;
  // The plain bound on the first column lets the engine begin at the right place of the index.
  const bound = direction === "asc" ? Op.gte : Op.lte;
  return { [Op.and]: [{ [first]: { [bound]: keys[0] ?? null } }, { [Op.or]: alternatives }] };
};

/** Cuts the one row that was read too many, and tells where the next page begins. */
export const pageFrom = <T>(rows: readonly T[], limit: number, keysOf: (row: T) => readonly Key[]): { rows: T[]; next: string | null } => {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? encodePlace(keysOf(last)) : null };
};
