import { CategoryTreeSchema } from "@sunshine/domain/complaints/categories";
import { ComplaintClocksSchema } from "@sunshine/domain/complaints/clocks";
import { EscalationSchema } from "@sunshine/domain/complaints/escalation";
import { NoticeTemplatesSchema } from "@sunshine/domain/complaints/notices";
import { provisionalCalendar, WorkdaysSchema } from "@sunshine/domain/kernel/workdays";
import categories from "./content/complaint-categories.json";
import escalation from "./content/complaint-escalation.json";
import notices from "./content/complaint-notices.json";
import order20 from "./regulations/complaints-2020.json";
import order121 from "./regulations/complaints-2026.json";
import workdays from "./regulations/workdays.json";

/** Everything that a county may set about complaints and reports 投诉举报, checked on load. */
export const COMPLAINT_CLOCKS = [order20, order121].map((edition) => ComplaintClocksSchema.parse(edition));
export const WORK_CALENDAR = provisionalCalendar(WorkdaysSchema.parse(workdays));
export const CATEGORY_TREE = CategoryTreeSchema.parse(categories);
export const NOTICE_TEMPLATES = NoticeTemplatesSchema.parse(notices);
export const ESCALATION = EscalationSchema.parse(escalation);
