import type { OfficerCaseRow } from "@sunshine/domain/complaints/complaint.views";
import { ClockTag } from "../../ui/ClockTag";

/** The statutory deadline that runs 法定期限, with its countdown; none where no clock runs. */
export const DeadlineText = ({ deadline, short = false }: { deadline: OfficerCaseRow["deadline"]; short?: boolean }): React.JSX.Element => {
  if (!deadline) return <span className="faint">无</span>;
  return (
    <span className="tabular">
      <ClockTag state={deadline.state} daysLeft={deadline.daysLeft} />
      {short ? deadline.on : `${deadline.label} ${deadline.on}`}
      {!short && deadline.provisional && <span className="faint">（节假日安排公布后可能调整）</span>}
    </span>
  );
};
