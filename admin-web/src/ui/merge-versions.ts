/** A field that two people changed differently 版本冲突. */
export interface Conflict<F extends string = string> {
  readonly field: F;
  readonly mine: unknown;
  readonly theirs: unknown;
}

const same = (a: unknown, b: unknown): boolean => (a ?? null) === (b ?? null);

/**
 * Brings my changes and somebody else's together, field by field.
 * What only one side changed is taken; what both changed differently is a conflict, in which mine stands until chosen otherwise.
 */
export const mergeVersions = <T extends Record<string, unknown>>(base: T, mine: T, theirs: T): { merged: T; conflicts: Conflict<keyof T & string>[]; taken: (keyof T & string)[] } => {
  const fields = Object.keys(theirs) as (keyof T & string)[];
  const changedByThem = fields.filter((field) => !same(base[field], theirs[field]) && !same(mine[field], theirs[field]));
  const taken = changedByThem.filter((field) => same(base[field], mine[field]));
  const conflicts = changedByThem.filter((field) => !taken.includes(field)).map((field) => ({ field, mine: mine[field], theirs: theirs[field] }));
  return { merged: { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) }, conflicts, taken };
};
