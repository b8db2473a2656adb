import type { RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { canMoveFinding } from "@sunshine/domain/rectifications/rectification.states";
import type { Picture } from "../../platform/pictures.types";

/** What the officer decides about one finding 核查结论, before it is sent. */
export interface Decision {
  readonly accept: boolean | null;
  readonly reason: string;
  readonly pictures: readonly Picture[];
}
export type Decisions = Readonly<Record<string, Decision>>;

export const UNDECIDED: Decision = { accept: null, reason: "", pictures: [] };

/** Usual grounds for sending an answer back 退回理由. */
export const USUAL_RETURNS = ["照片看不出整改后的情况，请补拍", "只整改了一部分", "与整改要求不符", "请补充整改前后的对比照片"] as const;

/** Findings that may be decided now: by the shop's answer, or by going to look. */
export const decidable = ({ mendings }: RectificationView, onTheSpot: boolean): string[] =>
  mendings.filter(({ state }) => canMoveFinding(state, onTheSpot ? "see_mended" : "accept")).map(({ code }) => code);

/** Why it cannot be sent yet, in Chinese; null when it can. At least one finding, and a ground for each return. */
export const decisionProblem = (decisions: Decisions, codes: readonly string[]): string | null => {
  const made = codes.filter((code) => (decisions[code]?.accept ?? null) !== null);
  if (made.length === 0) return "请至少核查一项";
  const groundless = made.find((code) => decisions[code]?.accept === false && decisions[code].reason.trim().length < 2);
  return groundless === undefined ? null : `第 ${groundless} 项退回请写明理由`;
};
