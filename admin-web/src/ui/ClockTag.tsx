import { Tag } from "antd";
import type { ClockState } from "@sunshine/domain/complaints/clocks";

const COLOURS: Record<ClockState, string> = { within: "green", near: "orange", overdue: "red" };

/** Days that are left, in words 剩余天数. */
export const daysLeftText = (days: number): string => {
  if (days === 0) return "今天到期";
  return days > 0 ? `还剩 ${days} 天` : `超期 ${-days} 天`;
};

/** How a deadline stands 期限状态, in colour and in words. */
export const ClockTag = ({ state, daysLeft }: { state: ClockState; daysLeft: number }): React.JSX.Element => (
  <Tag className="tabular clock-tag" color={COLOURS[state]}>{daysLeftText(daysLeft)}</Tag>
);
