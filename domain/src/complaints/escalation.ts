import * as z from "zod";
import { addDays, type Day } from "../kernel/day";

/** Whom the escalation ladder 逐级提醒 reaches, and when a suspected poisoning becomes a cluster, as data. */
export const EscalationSchema = z.strictObject({
  title: z.string(),
  steps: z.array(z.strictObject({ level: z.number().int().min(1), to: z.enum(["handler", "station", "bureau"]), when: z.enum(["near", "overdue"]), afterDays: z.number().int().min(0), label: z.string() })).min(1),
  /** Suspected poisonings at one place: a shop, or within these metres. */
  cluster: z.strictObject({ withinHours: z.number().min(1), withinM: z.number().min(1), cases: z.number().int().min(2) }),
});
export type Escalation = z.output<typeof EscalationSchema>;
export type EscalationStep = Escalation["steps"][number];

/** The steps that are due on a day and have not been taken, lowest first. */
export const dueSteps = ({ steps }: Pick<Escalation, "steps">, { deadlineOn, nearOn, reached }: { readonly deadlineOn: Day; readonly nearOn: Day; readonly reached: number }, today: Day): EscalationStep[] =>
  steps
    .filter(({ level, when, afterDays }) => level > reached && (when === "near" ? today >= addDays(nearOn, afterDays) : today > addDays(deadlineOn, afterDays)))
    .sort((a, b) => a.level - b.level);
