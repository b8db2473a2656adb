import { NoticeRulesSchema } from "@sunshine/domain/notices/notice.rules";
import rules from "./content/notices.json";

/** Which events reach whose inbox, and in which words 通知规则, checked on load. */
export const NOTICE_RULES = NoticeRulesSchema.parse(rules);
