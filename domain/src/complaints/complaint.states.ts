import { DomainError } from "../kernel/errors";

/** States of a case 案件状态. */
export const CASE_STATES = ["received", "accepted", "handling", "refused", "transferred", "merged", "withdrawn", "closed"] as const;
export type CaseState = (typeof CASE_STATES)[number];
export const CASE_STATE_LABELS: Record<CaseState, string> = {
  received: "已收到，待受理",
  accepted: "已受理",
  handling: "正在处理",
  refused: "不予受理",
  transferred: "已移送",
  merged: "已并案",
  withdrawn: "已撤回",
  closed: "已办结",
};

export const CASE_MOVES = ["accept", "refuse", "transfer", "merge", "begin", "close", "withdraw", "reopen"] as const;
export type CaseMove = (typeof CASE_MOVES)[number];

/** Every legal move. If a pair is not here, it cannot happen. */
const MOVES: Record<CaseMove, Partial<Record<CaseState, CaseState>>> = {
  accept: { received: "accepted" },
  refuse: { received: "refused" },
  transfer: { received: "transferred", accepted: "transferred" },
  merge: { received: "merged", accepted: "merged", handling: "merged" },
  begin: { accepted: "handling" },
  close: { accepted: "closed", handling: "closed" },
  withdraw: { received: "withdrawn", accepted: "withdrawn", handling: "withdrawn" },
  reopen: { closed: "handling" },
};

/** States in which a clock runs. */
export const OPEN_CASE_STATES: readonly CaseState[] = ["received", "accepted", "handling"];

export const canMoveCase = (from: CaseState, move: CaseMove): boolean => from in MOVES[move];

export const nextCaseState = (from: CaseState, move: CaseMove): CaseState => {
  const to = MOVES[move][from];
  if (!to) throw new DomainError("illegal_transition", { message: `案件${CASE_STATE_LABELS[from]}，不能进行这一步` });
  return to;
};
