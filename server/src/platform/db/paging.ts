import { Op, type WhereOptions } from "sequelize";
import { DomainError } from "@sunshine/domain/kernel/errors";

type Key = string | number | null;

const isKey = (value: unknown): value is Key => value === null || typeof value === "string" || typeof value === "number";

/** Makes the opaque place after a row from the values of the sort columns. */
export const encodePlace = (keys: readonly Key[]): string => Buffer.from(JSON.stringify(keys)).toString("base64url");

/** The values of the sort columns in a place; a place that we did not make is a caller's mistake. */
export const decodePlace = (place: string, length: number): Key[] => {
  try {
    const keys: unknown = JSON.parse(Buffer.from(place, "base64url").toString());
    if (Array.isArray(keys) && keys.length === length && keys.every(isKey)) return keys;
  } catch {
    // Falls through: a place that we did not make.
  }
  throw new DomainError("invalid_input", { message: "翻页位置无效，请从第一页重新打开", fields: [{ path: "after", message: "翻页位置无效" }] });
};

type Direction = "asc" | "desc";

/** Nothing comes first in "asc" and last in "desc" on both engines; so what lies behind it is everything, or nothing. */
const beyond = (column: string, key: Key, direction: Direction): WhereOptions | null => {
  if (key === null) return direction === "asc" ? { [column]: { [Op.ne]: null } } : null;
  return direction === "asc" ? { [column]: { [Op.gt]: key } } : { [Op.or]: [{ [column]: { [Op.lt]: key } }, { [column]: null }] };
};

/** The plain bound on the first column lets the engine begin at the right place of the index. */
const bound = (column: string, key: Key, direction: Direction): WhereOptions => {
  if (key === null) return direction === "asc" ? {} : { [column]: null };
  return direction === "asc" ? { [column]: { [Op.gte]: key } } : { [Op.or]: [{ [column]: { [Op.lte]: key } }, { [column]: null }] };
};

/**
 * Rows after a place, for an order over `columns` (the last one unique) that all run in `direction`.
 * (a, b) > (x, y) is written out as a > x OR (a = x AND b > y), which both engines serve from the index; a column
 * that cannot be null costs nothing, because the engines drop what can never be.
 */
export const afterPlace = (columns: readonly string[], direction: Direction, place: string | undefined): WhereOptions => {
  if (place === undefined) return {};
  const keys = decodePlace(place, columns.length);
  const alternatives = columns.flatMap((column, at) => {
    const here = beyond(column, keys[at]!, direction);
    return here === null ? [] : [{ [Op.and]: [...columns.slice(0, at).map((earlier, i) => ({ [earlier]: keys[i]! })), here] }];
  });
  return { [Op.and]: [bound(columns[0]!, keys[0]!, direction), { [Op.or]: alternatives }] };
};

/** Cuts the one row that was read too many, and tells where the next page begins. */
export const pageFrom = <T>(rows: readonly T[], limit: number, keysOf: (row: T) => readonly Key[]): { rows: T[]; next: string | null } => {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? encodePlace(keysOf(last)) : null };
};
