import { dayOf, type Day } from "@sunshine/domain/kernel/day";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Inspection } from "../inspection.model";
import { requireCurrent, shopOf } from "../inspection.record";

export interface Mending {
  readonly version: number;
  readonly codes: readonly string[];
  readonly on: Day;
}

/** Confirms that failed points have been put right 确认整改; the public page shows each with its day. */
export const markMended = async (visit: Inspection, { version, codes, on }: Mending, by: string, now: Date): Promise<Inspection> => {
  requireCurrent(visit, version);
  if (on < visit.visitedOn || on > dayOf(now)) throw invalidField("on", "整改完成日期应在检查日期之后，且不晚于今天");
  const open = new Set(visit.findings.filter(({ verdict, mendedOn }) => verdict === "fail" && mendedOn === null).map(({ code }) => code));
  const wrong = codes.filter((code) => !open.has(code));
  if (wrong.length > 0) {
    throw new DomainError("rule_violated", { message: `第 ${wrong.join("、")} 项不是待整改的项目`, fields: wrong.map((code) => ({ path: `codes.${code}`, message: "不是待整改的项目" })) });
  }
  const mended = new Set(codes);
  const openFindings = open.size - mended.size;
  await visit.update({
    findings: visit.findings.map((finding) => (mended.has(finding.code) ? { ...finding, mendedOn: on } : finding)),
    openFindings,
    version: visit.version + 1,
  });
  await emit("inspection.mended.v1", { establishment: shopOf(visit), inspectionId: visit.publicId, on, mended: mended.size, open: openFindings, by });
  return visit;
};
