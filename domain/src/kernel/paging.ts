import * as z from "zod";

/** The largest page a list gives. */
export const MAX_PAGE = 200;

/** What every list takes: pages by key 键集分页, so page 1,000 costs what page 1 costs. */
export const pageInput = {
  /** Opaque place after which the page begins; absent for the first. */
  after: z.string().max(400).optional(),
  limit: z.coerce.number<number | string>().int().min(1).max(MAX_PAGE).default(50),
};

/** A page of rows, the place after it (null at the end) and, where it is cheap, how many there are in all. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.strictObject({
    rows: z.array(row),
    next: z.string().nullable(),
    total: z.number().int().optional(),
  });

/** Query-string boolean: "true" / "false" / true / false. */
export const queryBoolean = z
  .union([z.boolean(), z.enum(["true", "false"])])
  .transform((value) => value === true || value === "true");

/** Query-string list: `a=1&a=2`, one value, or nothing. */
export const queryList = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || value === "" ? undefined : Array.isArray(value) ? value : [value]), z.array(item).max(100).optional());
