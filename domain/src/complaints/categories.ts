import * as z from "zod";
import { CASE_CATEGORIES, type CaseCategory } from "./complaint.vocabulary";

/** Whom to ring first 先拨电话. */
const UrgentSchema = z.strictObject({ text: z.string(), phone: z.string() });
export type Urgent = z.output<typeof UrgentSchema>;

const QuestionSchema = z.strictObject({
  key: z.string().regex(/^[a-z_]{2,40}$/),
  text: z.string(),
  kind: z.enum(["choice", "text", "number"]),
  /** For a choice: what may be answered. */
  options: z.array(z.string()).default([]),
  required: z.boolean().default(false),
  /** An answer that means that somebody is in danger. */
  urgent: z.strictObject({ answer: z.string(), ...UrgentSchema.shape }).nullable().default(null),
});

/** Categories and the questions that each asks 问题类别与追问, as data. */
export const CategoryTreeSchema = z.strictObject({
  categories: z
    .array(
      z.strictObject({
        category: z.enum(CASE_CATEGORIES),
        label: z.string(),
        /** What belongs here, in one line. */
        hint: z.string(),
        /** Told before anything is filled in: whom to ring first. */
        urgent: UrgentSchema.nullable().default(null),
        questions: z.array(QuestionSchema),
      })
    )
    .length(CASE_CATEGORIES.length),
});
export type CategoryTree = z.output<typeof CategoryTreeSchema>;
export type CaseQuestion = z.output<typeof QuestionSchema>;

/** Questions of a category; none where the tree does not know it. */
export const questionsOf = (tree: CategoryTree, category: CaseCategory): readonly CaseQuestion[] => tree.categories.find((it) => it.category === category)?.questions ?? [];

/** Whom to ring first, by the category itself or by what was answered; null when nobody is in danger. */
export const urgentOf = (tree: CategoryTree, category: CaseCategory | null, answers: Readonly<Record<string, string>>): Urgent | null => {
  const chosen = tree.categories.find((it) => it.category === category);
  if (!chosen) return null;
  // A tree that a phone kept from an earlier edition does not say.
  const answered = chosen.questions.find(({ key, urgent }) => answers[key] !== undefined && urgent?.answer === answers[key])?.urgent;
  return answered ? { text: answered.text, phone: answered.phone } : chosen.urgent;
};

/** A wrong answer by key, in Chinese. */
export interface AnswerProblem {
  readonly key: string;
  readonly message: string;
}

/** What is wrong with the answers: unknown keys, missing ones, choices that are not offered. */
export const answerProblems = (questions: readonly CaseQuestion[], answers: Readonly<Record<string, string>>): AnswerProblem[] => {
  const known = new Set(questions.map(({ key }) => key));
  const unknown = Object.keys(answers).filter((key) => !known.has(key)).map((key) => ({ key, message: "没有这个问题" }));
  const wrong = questions.flatMap(({ key, text, kind, options, required }) => {
    const answer = answers[key] ?? "";
    if (answer === "") return required ? [{ key, message: `请回答：${text}` }] : [];
    if (kind === "choice" && !options.includes(answer)) return [{ key, message: `请从选项中选择：${text}` }];
    if (kind === "number" && !/^\d{1,4}$/.test(answer)) return [{ key, message: `请填写数字：${text}` }];
    return [];
  });
  return [...unknown, ...wrong];
};
