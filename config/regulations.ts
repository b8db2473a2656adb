import { GradingSchema } from "@sunshine/domain/grades/grading";
import { HonourRulesSchema } from "@sunshine/domain/honours/honour.rules";
import { ChecklistSchema, type Checklist } from "@sunshine/domain/inspections/checklist";
import { JudgementSchema } from "@sunshine/domain/inspections/score";
import { SupervisionSchema } from "@sunshine/domain/inspections/supervision";
import { RiskRuleSchema } from "@sunshine/domain/risks/risk-class";
import { OperationsSchema } from "@sunshine/domain/selfchecks/operations";
import checklist2016 from "./regulations/checklist-2016.json";
import grading2012 from "./regulations/grading-2012.json";
import honoursLocal from "./regulations/honours-local.json";
import judgement2016 from "./regulations/judgement-2016.json";
import operations2021 from "./regulations/operations-2021.json";
import risk2016 from "./regulations/risk-2016.json";
import supervision2022 from "./regulations/supervision-2022.json";

/** Every edition of the law that the system applies, checked on load; `editionInForce` chooses by day. */
export const CHECKLISTS = [ChecklistSchema.parse(checklist2016)];
export const GRADINGS = [GradingSchema.parse(grading2012)];
export const HONOUR_RULES = [HonourRulesSchema.parse(honoursLocal)];
export const JUDGEMENTS = [JudgementSchema.parse(judgement2016)];
export const SUPERVISIONS = [SupervisionSchema.parse(supervision2022)];
export const RISK_RULES = [RiskRuleSchema.parse(risk2016)];
export const OPERATIONS = [OperationsSchema.parse(operations2021)];

/** The edition that an old record was made with. */
export const checklistOf = (edition: string): Checklist | undefined => CHECKLISTS.find((checklist) => checklist.edition === edition);
