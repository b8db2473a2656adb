import * as z from "zod";

/** An amount of money 金额 in fen 分, the only unit that is computed with. */
export const FenSchema = z.number().int().min(0).max(100_000_000);

/** 1234 → "¥12.34". */
export const formatFen = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;

/** "12", "12.3", "12.30" → fen; null when it is not an amount with at most two decimals. */
export const parseYuan = (text: string): number | null => {
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : null;
};
