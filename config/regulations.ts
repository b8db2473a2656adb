import { GradingSchema } from "@sunshine/domain/grades/grading";
import { ChecklistSchema, type Checklist } from "@sunshine/domain/inspections/checklist";
import { JudgementSchema } from "@sunshine/domain/inspections/score";
import checklist2016 from "./regulations/checklist-2016.json";
import grading2012 from "./regulations/grading-2012.json";
import judgement2016 from "./regulations/judgement-2016.json";

/** Every edition of the law that the system applies, checked on load; `editionInForce` chooses by day. */
export const CHECKLISTS = [ChecklistSchema.parse(checklist2016)];
export const GRADINGS = [GradingSchema.parse(grading2012)];
export const JUDGEMENTS = [JudgementSchema.parse(judgement2016)];

/** The edition that an old record was made with. */
export const checklistOf = (edition: string): Checklist | undefined => CHECKLISTS.find((checklist) => checklist.edition === edition);
