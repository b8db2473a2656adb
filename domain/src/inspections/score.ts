import * as z from "zod";
import { DomainError } from "../kernel/errors";
import { regulationHead, VerifiedSchema } from "../kernel/regulation";
import { itemsOf, type Checklist, type ChecklistColumn } from "./checklist";
import type { Verdict, VisitResult } from "./inspection.vocabulary";

/** The 2016 rule by which a visit is judged 结果判定. */
export const JudgementSchema = z.strictObject({
  ...regulationHead,
  /** At most this many failed key items are still 基本符合. */
  basicMaxKeyFails: z.number().int(),
  /** From this share of passed general items on it is still 基本符合. */
  basicMinGeneralRate: z.number().min(0).max(1),
  minInspectors: z.number().int().min(1),
  verified: z.strictObject({ basicMaxKeyFails: VerifiedSchema, basicMinGeneralRate: VerifiedSchema, minInspectors: VerifiedSchema }),
});
export type Judgement = z.output<typeof JudgementSchema>;

export interface Answer {
  readonly code: string;
  readonly verdict: Verdict;
}

/** What a visit comes to 检查得分与结果. */
export interface VisitScore {
  /** 0–100 with one decimal. */
  readonly score100: number;
  /** 0–10 with one decimal: the dynamic score of the grading rule. */
  readonly dynamicScore: number;
  readonly result: VisitResult;
  readonly keyFails: number;
  readonly fails: number;
  readonly passed: number;
  readonly notApplicable: number;
  /** Points won and points that counted. */
  readonly won: number;
  readonly counted: number;
}

/** numerator ÷ denominator to one decimal, half up, without binary fractions. */
const oneDecimal = (numerator: number, denominator: number): number => Math.floor((numerator * 20 + denominator) / (denominator * 2)) / 10;

const answersByCode = (answers: readonly Answer[], expected: readonly string[]): Map<string, Verdict> => {
  const byCode = new Map(answers.map(({ code, verdict }) => [code, verdict]));
  const missing = expected.filter((code) => !byCode.has(code));
  const unknown = [...byCode.keys()].filter((code) => !expected.includes(code));
  if (missing.length > 0 || unknown.length > 0 || byCode.size !== answers.length) {
    throw new DomainError("rule_violated", {
      message: missing.length > 0 ? `还有 ${missing.length} 项没有结论：${missing.join("、")}` : "检查项目与要点表不一致",
      fields: [...missing.map((code) => ({ path: `findings.${code}`, message: "请选择结论" })), ...unknown.map((code) => ({ path: `findings.${code}`, message: "要点表中没有这一项" }))],
    });
  }
  return byCode;
};

const resultOf = (keyFails: number, generalPassed: number, generalCounted: number, rule: Judgement): VisitResult => {
  const rateFailed = generalCounted > 0 && generalPassed < rule.basicMinGeneralRate * generalCounted - 1e-9;
  if (keyFails > rule.basicMaxKeyFails || rateFailed) return "not_conform";
  return keyFails === 0 && generalPassed === generalCounted ? "conform" : "mostly_conform";
};

/**
 * Scores one finished visit. A failed item loses all its points; reasonably absent items are left out of the count
 * (local weight table: 实得 ÷ (满分 − 合理缺项分) × 100, one decimal). The result follows the 2016 rule: 符合 without
 * any failure; 不符合 from two failed key items or below 70 % of general items; 基本符合 between them, which also takes
 * the case that the text leaves open (one failed key item, all general items passed).
 */
export const scoreVisit = (checklist: Checklist, column: ChecklistColumn, answers: readonly Answer[], rule: Judgement): VisitScore => {
  const items = itemsOf(checklist, column);
  const verdicts = answersByCode(answers, items.map(({ code }) => code));
  const judged = items.map((item) => ({ ...item, weight: item.weights[column] ?? 0, verdict: verdicts.get(item.code)! }));
  const looked = judged.filter(({ verdict }) => verdict !== "not_applicable");
  if (looked.length === 0) throw new DomainError("rule_violated", { message: "不能把全部项目都列为合理缺项" });
  const passed = looked.filter(({ verdict }) => verdict === "pass");
  const points = (list: readonly { weight: number }[]): number => list.reduce((sum, { weight }) => sum + weight, 0);
  const general = looked.filter(({ key }) => !key);
  const keyFails = looked.filter(({ key, verdict }) => key && verdict === "fail").length;
  const won = points(passed);
  const counted = points(looked);
  const score100 = oneDecimal(won * 100, counted);
  return {
    score100,
    dynamicScore: oneDecimal(won * 10, counted),
    result: resultOf(keyFails, general.filter(({ verdict }) => verdict === "pass").length, general.length, rule),
    keyFails,
    fails: looked.length - passed.length,
    passed: passed.length,
    notApplicable: judged.length - looked.length,
    won,
    counted,
  };
};

/** How the score follows, in sentences for the record. */
export const explainScore = ({ score100, won, counted, notApplicable, keyFails, fails }: VisitScore): string[] => [
  `应得 ${counted} 分，实得 ${won} 分${notApplicable > 0 ? `（合理缺项 ${notApplicable} 项不计）` : ""}，${won} ÷ ${counted} × 100 = ${score100.toFixed(1)} 分。`,
  fails === 0 ? "没有不符合项。" : `不符合 ${fails} 项，其中关键项 ${keyFails} 项。`,
];
