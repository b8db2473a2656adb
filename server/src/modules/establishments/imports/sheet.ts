/** A cell as read: its text, or that it holds a formula. */
export type Cell = string | { readonly formula: true };

/** One row of a spreadsheet, with its number as the spreadsheet shows it. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** A whole file that cannot be imported, with the reason as the officer reads it. */
export class UnreadableFile extends Error {}

export const MAX_ROWS = 200_000;
export const MAX_COLUMNS = 200;
/** Characters kept of a cell: more than any column takes, so that a too long one is still refused for its length. */
export const MAX_CELL = 2000;
