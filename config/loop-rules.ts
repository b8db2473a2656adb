import { DispatchRulesSchema } from "@sunshine/domain/dispatches/dispatch.rules";
import { WorkdaysSchema, workCalendar } from "@sunshine/domain/kernel/workdays";
import { RectificationRulesSchema, withPlainWeeks } from "@sunshine/domain/rectifications/deadline";
import dispatchRules from "./content/dispatch-rules.json";
import rectificationRules from "./content/rectification-rules.json";
import workdays from "./regulations/workdays.json";

/** House rules of rectification 责令整改规则, checked on load. */
export const RECTIFICATION_RULES = RectificationRulesSchema.parse(rectificationRules);

/** House rules of dispatch 指挥调度规则, checked on load. */
export const DISPATCH_RULES = DispatchRulesSchema.parse(dispatchRules);

/** The working calendar of deadlines to mend. */
export const MENDING_CALENDAR = withPlainWeeks(workCalendar(WorkdaysSchema.parse(workdays)));
