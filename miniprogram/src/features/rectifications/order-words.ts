import { formatDay } from "@sunshine/domain/kernel/day";
import type { RectificationRow } from "@sunshine/domain/rectifications/rectification.contract";
import type { MendingState, OrderState } from "@sunshine/domain/rectifications/rectification.states";
import type { Tone } from "../../ui/Tag";

export const ORDER_TONES: Record<OrderState, Tone> = { issued: "notice", answered: "info", returned: "bad", closed: "good", cancelled: "unknown" };
export const MENDING_TONES: Record<MendingState, Tone> = { open: "notice", answered: "info", returned: "bad", mended: "good" };

/** The deadline 整改期限 in words, with what is left of it. */
export const dueInWords = ({ dueOn, daysLeft, closedOn }: Pick<RectificationRow, "dueOn" | "daysLeft" | "closedOn">): string => {
  if (closedOn) return `${formatDay(closedOn)}整改完成`;
  if (daysLeft === null) return `期限${formatDay(dueOn)}`;
  if (daysLeft < 0) return `期限${formatDay(dueOn)}，已超过 ${-daysLeft} 天`;
  return daysLeft === 0 ? "今天到期" : `期限${formatDay(dueOn)}，还有 ${daysLeft} 天`;
};

/** Events that move an order. */
export const ORDER_NEWS = [
  "rectification.issued.v1",
  "rectification.answered.v1",
  "rectification.reviewed.v1",
  "rectification.closed.v1",
  "rectification.extension_requested.v1",
  "rectification.extension_decided.v1",
  "rectification.reminded.v1",
  "rectification.cancelled.v1",
] as const;
