import { Tag } from "antd";
import type { OfficerCaseRow } from "@sunshine/domain/complaints/complaint.views";
import type { ClockState } from "@sunshine/domain/complaints/clocks";

export const CLOCK_LABELS: Record<ClockState, string> = { within: "期限内", near: "临期", overdue: "超期" };
const COLOURS: Record<ClockState, string> = { within: "green", near: "orange", overdue: "red" };

/** Days that are left, in words 剩余天数. */
export const daysLeftText = (days: number): string => {
  if (days === 0) return "今天到期";
  return days > 0 ? `还剩 ${days} 天` : `超期 ${-days} 天`;
};

/** The statutory deadline that runs 法定期限, with its countdown; none where no clock runs. */
export const DeadlineText = ({ deadline }: { deadline: OfficerCaseRow["deadline"] }): React.JSX.Element => {
  if (!deadline) return <span className="faint">无</span>;
  return (
    <span className="tabular">
      <Tag color={COLOURS[deadline.state]}>{daysLeftText(deadline.daysLeft)}</Tag>
      {deadline.label} {deadline.on}
      {deadline.provisional && <span className="faint">（节假日安排公布后可能调整）</span>}
    </span>
  );
};
