import { parseYuan } from "@sunshine/domain/kernel/money";

const MOST_FEN = 5_000_000;

/** What is wrong with the typed amount, or the amount in fen. */
export const readAmount = (text: string): { readonly fen: number } | { readonly problem: string } => {
  if (text.trim() === "") return { problem: "请输入金额" };
  const fen = parseYuan(text);
  if (fen === null) return { problem: "金额最多两位小数，例如 12.50" };
  if (fen < 1) return { problem: "金额至少 0.01 元" };
  return fen > MOST_FEN ? { problem: "单笔不超过 5 万元" } : { fen };
};
