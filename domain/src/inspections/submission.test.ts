import { CHECKLISTS, GRADINGS, JUDGEMENTS } from "@sunshine/config/regulations";
import { itemsOf } from "./checklist";
import { FindingSchema, type Finding } from "./inspection.contract";
import { judgeVisit } from "./judge";
import { scoreVisit } from "./score";
import { checkFindings, checkHandling, checkInspectors, latestCorrectBy, type Inspector } from "./submission";

const checklist = CHECKLISTS[0]!;
const items = itemsOf(checklist, "S");
const finding = (changes: Partial<Finding>): Finding => FindingSchema.parse({ code: "2.1", verdict: "fail", note: "未公示许可证。", ...changes });
const answers = (...failed: Finding[]): Finding[] => items.map(({ code }) => failed.find((it) => it.code === code) ?? finding({ code, verdict: "pass", note: "" }));
const scoreOf = (findings: readonly Finding[]) => scoreVisit(checklist, "S", findings, JUDGEMENTS[0]!);
const fieldsOf = (check: () => unknown): unknown => {
  try {
    check();
    return null;
  } catch (error) {
    return (error as { fields: { path: string }[] }).fields.map(({ path }) => path);
  }
};

const officer = (officerId: string, name: string): Inspector => ({ officerId, name });
const named = (name: string): Inspector => ({ officerId: null, name });

// Order 49: no fewer than two inspectors.
test.each([
  ["one alone", [officer("a", "方子衡")], false],
  ["one person twice by number", [officer("a", "方子衡"), officer("a", "方子衡")], false],
  ["one person by number and by name", [officer("a", "方子衡"), named("方子衡")], false],
  ["two officers", [officer("a", "方子衡"), officer("b", "洪志强")], true],
  ["two officers of one name", [officer("a", "王芳"), officer("b", "王芳")], true],
  ["an officer and somebody of another body", [officer("a", "方子衡"), named("汪海")], true],
  ["three, two of them one", [officer("a", "方子衡"), named("汪海"), named("汪海")], false],
] as const)("%s: may inspect %j → %s", (_, team, allowed) => {
  expect(fieldsOf(() => checkInspectors(team, 2))).toEqual(allowed ? null : ["companions"]);
});

const decide = (findings: readonly Finding[], handling: "pass" | "rectify" | "stop" | "case", correctBy: string | null) =>
  fieldsOf(() => checkHandling({ handling, correctBy, visitedOn: "2026-11-23" }, findings, scoreOf(findings), "2026-11-23"));

test.each([
  ["nothing failed, passes", answers(), "pass", null, null],
  ["put right on the spot, passes", answers(finding({ correctedOnSite: true })), "pass", null, null],
  ["left open, cannot pass", answers(finding({})), "pass", null, ["handling"]],
  ["a key item failed, cannot pass though put right", answers(finding({ code: "4.2", correctedOnSite: true })), "pass", null, ["handling"]],
  ["rectifying needs a day", answers(finding({})), "rectify", null, ["correctBy"]],
  ["the day lies after the visit", answers(finding({})), "rectify", "2026-11-23", ["correctBy"]],
  ["a finding's own day is earlier than the record's", answers(finding({ correctBy: "2026-11-25" })), "rectify", "2026-12-07", null],
  ["a finding's own day is not later", answers(finding({ correctBy: "2026-12-08" })), "rectify", "2026-12-07", ["findings.2.1"]],
  ["a finding's own day lies after the visit", answers(finding({ correctBy: "2026-11-23" })), "rectify", "2026-12-07", ["findings.2.1"]],
  ["stopping needs no day", answers(finding({ code: "4.2" })), "stop", null, null],
  ["nothing to stop for", answers(), "stop", null, ["handling"]],
] as const)("%s", (_, findings, handling, correctBy, fields) => {
  expect(decide(findings, handling, correctBy)).toEqual(fields);
});

test("the day of a record is the last of its findings' days that are still open", () => {
  expect(latestCorrectBy([finding({ correctBy: "2026-11-25" }), finding({ correctBy: "2026-12-01" }), finding({ correctBy: "2026-12-31", correctedOnSite: true }), finding({})])).toBe("2026-12-01");
  expect(latestCorrectBy([finding({})])).toBeNull();
});

test("what failed last time cannot be left out, and a failure says what was seen", () => {
  const check = (findings: Finding[]) => fieldsOf(() => checkFindings(findings, checklist, items, new Set(["2.1"])));
  expect(check(answers(finding({ verdict: "not_applicable", note: "" })))).toEqual(["findings.2.1"]);
  expect(check(answers(finding({ note: "" })))).toEqual(["findings.2.1"]);
  expect(check(answers(finding({})))).toBeNull();
});

// 国食药监食〔2012〕5号: no dynamic grade below 6.0, from two failed key items on, in the first three months, and after an accident.
test.each([
  ["all is well", [], "excellent", "2020-01-01", "good", "excellent"],
  ["one key item", ["4.2"], "excellent", "2020-01-01", "good", "excellent"],
  ["two key items", ["4.2", "3.1"], "excellent", "2020-01-01", "good", null],
  ["a licence two months old", [], "pending", "2026-09-24", "pending", null],
  ["a licence three months old", [], "pending", "2026-08-23", "pending", "excellent"],
  ["after an accident", [], "blocked", "2020-01-01", "blocked", null],
] as const)("%s: failing %j", (_, failed, __, licenceIssuedOn, before, grade) => {
  const findings = answers(...failed.map((code) => finding({ code })));
  expect(judgeVisit({ grade: before, licenceIssuedOn, firstVisitOn: "2026-11-23" }, "2026-11-23", scoreOf(findings), GRADINGS[0]!).grade).toBe(grade);
});
