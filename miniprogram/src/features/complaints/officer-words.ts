import type { OfficerCaseRow } from "@sunshine/domain/complaints/complaint.views";
import { CASE_NEWS } from "./case-news";
import { countdown } from "./case-words";

/** The statutory clock 法定期限 in words, for whoever has to keep it. */
export const clockOfCase = ({ deadline }: Pick<OfficerCaseRow, "deadline">): string => (deadline ? countdown(deadline) : "期限已停止计算");

/** Events that move the officers' inbox 办件. */
export const INBOX_NEWS = [...CASE_NEWS, "complaint.extension_requested.v1", "complaint.escalated.v1"] as const;
