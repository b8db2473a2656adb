import { DomainError } from "../kernel/errors";

/** States of an entry of the red or black list 红黑榜记录状态. */
export const HONOUR_STATES = ["proposed", "noticed", "listed", "dropped", "ended"] as const;
export type HonourState = (typeof HONOUR_STATES)[number];
export const HONOUR_STATE_LABELS: Record<HonourState, string> = {
  proposed: "待审核",
  noticed: "已告知，陈述申辩期",
  listed: "公示中",
  dropped: "不予列入",
  ended: "已移出",
};

/** States in which an entry is still under way or in force; a shop has one such entry a list. */
export const OPEN_HONOUR_STATES: readonly HonourState[] = ["proposed", "noticed", "listed"];

export const HONOUR_MOVES = ["propose", "notify", "state", "list", "drop", "end"] as const;
export type HonourMove = (typeof HONOUR_MOVES)[number];
export const HONOUR_MOVE_LABELS: Record<HonourMove, string> = {
  propose: "提出列入",
  notify: "告知单位",
  state: "单位陈述申辩",
  list: "决定列入并公示",
  drop: "决定不予列入",
  end: "移出",
};

/** Every legal move; a red entry needs no notice, since it burdens nobody. */
const MOVES: Record<Exclude<HonourMove, "propose">, Partial<Record<HonourState, HonourState>>> = {
  notify: { proposed: "noticed" },
  state: { noticed: "noticed" },
  list: { proposed: "listed", noticed: "listed" },
  drop: { proposed: "dropped", noticed: "dropped" },
  end: { listed: "ended" },
};

export const nextHonourState = (from: HonourState, move: Exclude<HonourMove, "propose">): HonourState => {
  const to = MOVES[move][from];
  if (!to) throw new DomainError("illegal_transition", { message: `该记录${HONOUR_STATE_LABELS[from]}，不能${HONOUR_MOVE_LABELS[move]}` });
  return to;
};
