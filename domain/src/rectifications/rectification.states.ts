import { DomainError } from "../kernel/errors";

/** States of one finding in an order 整改项状态. */
export const MENDING_STATES = ["open", "answered", "returned", "mended"] as const;
export type MendingState = (typeof MENDING_STATES)[number];
export const MENDING_STATE_LABELS: Record<MendingState, string> = { open: "待整改", answered: "已反馈，待核查", returned: "已退回，需继续整改", mended: "已整改" };

export const MENDING_MOVES = ["answer", "accept", "return", "see_mended", "see_unmended"] as const;
export type MendingMove = (typeof MENDING_MOVES)[number];
export const MENDING_MOVE_LABELS: Record<MendingMove, string> = {
  answer: "单位反馈",
  accept: "核查通过",
  return: "退回",
  see_mended: "现场核查，已整改",
  see_unmended: "现场核查，尚未整改",
};

/** Every legal move of a finding; an officer who goes to look may decide without an answer. */
const FINDING_MOVES: Record<MendingMove, Partial<Record<MendingState, MendingState>>> = {
  answer: { open: "answered", returned: "answered", answered: "answered" },
  accept: { answered: "mended" },
  return: { answered: "returned" },
  see_mended: { open: "mended", answered: "mended", returned: "mended" },
  see_unmended: { open: "returned", answered: "returned", returned: "returned" },
};

export const canMoveFinding = (from: MendingState, move: MendingMove): boolean => from in FINDING_MOVES[move];

export const nextFindingState = (from: MendingState, move: MendingMove): MendingState => {
  const to = FINDING_MOVES[move][from];
  if (!to) throw new DomainError("illegal_transition", { message: `该项${MENDING_STATE_LABELS[from]}，不能进行“${MENDING_MOVE_LABELS[move]}”` });
  return to;
};

/** States of an order 责令整改状态. */
export const ORDER_STATES = ["issued", "answered", "returned", "closed", "cancelled"] as const;
export type OrderState = (typeof ORDER_STATES)[number];
export const ORDER_STATE_LABELS: Record<OrderState, string> = { issued: "待整改", answered: "待核查", returned: "已退回", closed: "已整改", cancelled: "已撤销" };

/** States in which the deadline runs. */
export const RUNNING_ORDER_STATES: readonly OrderState[] = ["issued", "answered", "returned"];

/** The state of an order follows from its findings: the next to act is the officer where anything is answered. */
export const orderStateOf = (findings: readonly { readonly state: MendingState }[]): OrderState => {
  if (findings.every(({ state }) => state === "mended")) return "closed";
  if (findings.some(({ state }) => state === "answered")) return "answered";
  return findings.some(({ state }) => state === "returned") ? "returned" : "issued";
};
