import type { FilterOption } from "./FilterBar";

/** A labelled vocabulary as the choices of a select. */
export const optionsOf = (labels: Readonly<Record<string, string>>): FilterOption[] => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** "2026-09-03T06:05:00Z" → "2026-09-03 14:05", the way of tables. */
export const shortInstant = (instant: string): string => {
  const shanghai = new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString();
  return `${shanghai.slice(0, 10)} ${shanghai.slice(11, 16)}`;
};

/** 123456 → "¥1,234.56". */
export const yuan = (fen: number): string => `¥${(fen / 100).toLocaleString("zh-CN", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

export const count = (value: number): string => value.toLocaleString("zh-CN");
