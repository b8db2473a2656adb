import fc from "fast-check";
import { CATEGORY_TREE, ESCALATION, NOTICE_TEMPLATES, WORK_CALENDAR } from "@sunshine/config/complaints";
import { answerProblems, questionsOf, urgentOf } from "./categories";
import { canMoveCase, CASE_MOVES, nextCaseState, OPEN_CASE_STATES, type CaseState } from "./complaint.states";
import { CASE_CATEGORIES, CASE_KINDS } from "./complaint.vocabulary";
import { dueSteps } from "./escalation";
import { fillTemplate, NOTICE_ACTS, noticeText } from "./notices";

test("every category has its questions in the tree, and a poisoning says whom to ring first", () => {
  expect(CATEGORY_TREE.categories.map(({ category }) => category)).toEqual([...CASE_CATEGORIES]);
  expect(CATEGORY_TREE.categories.filter(({ urgent }) => urgent).map(({ category, urgent }) => [category, urgent?.phone])).toEqual([["poisoning", "120"]]);
  for (const { questions } of CATEGORY_TREE.categories) for (const { kind, options } of questions) expect(kind === "choice").toBe(options.length > 0);
});

test.each([
  ["poisoning", {}, "120"],
  ["foreign_body", { hurt: "有" }, "120"],
  ["foreign_body", { hurt: "没有" }, undefined],
  ["foreign_body", {}, undefined],
  [null, {}, undefined],
] as const)("%s answered with %j rings %s first", (category, answers, phone) => {
  expect(urgentOf(CATEGORY_TREE, category, answers)?.phone).toBe(phone);
});

test.each<[string, Record<string, string>, string[]]>([
  ["all answered", { ill: "3", symptom: "呕吐", doctor: "已就医" }, []],
  ["a required one left out", { ill: "3", symptom: "呕吐" }, ["doctor"]],
  ["a number in words", { ill: "三", symptom: "呕吐", doctor: "已就医" }, ["ill"]],
  ["a choice of one's own", { ill: "3", symptom: "打嗝", doctor: "已就医" }, ["symptom"]],
  ["a question that is not asked", { ill: "3", symptom: "呕吐", doctor: "已就医", colour: "红" }, ["colour"]],
])("answers about a poisoning, %s", (_, answers, wrong) => {
  expect(answerProblems(questionsOf(CATEGORY_TREE, "poisoning"), answers).map(({ key }) => key)).toEqual(wrong);
});

test("every notice exists for both kinds and names the case by its number", () => {
  for (const act of NOTICE_ACTS)
    for (const kind of CASE_KINDS) {
      const text = noticeText(NOTICE_TEMPLATES, act, kind, { number: "TS1" });
      expect(text.length).toBeGreaterThan(10);
      expect(text.includes("TS1") || act === "merged_closed").toBe(true);
    }
});

test("filling a template leaves what is unknown for the officer and never fills twice", () => {
  expect(fillTemplate("{a}，{b}", { a: "{b}" })).toBe("{b}，{b}");
});

test.each([
  ["2026-11-20", 0, []],
  ["2026-11-21", 0, [1]],
  ["2026-11-23", 1, []],
  ["2026-11-24", 1, [2]],
  ["2026-11-26", 2, []],
  ["2026-11-27", 0, [1, 2, 3]],
  ["2026-12-31", 3, []],
])("on %s, level %i reached, the ladder takes steps %j", (today, reached, levels) => {
  expect(dueSteps(ESCALATION, { deadlineOn: "2026-11-23", nearOn: "2026-11-21", reached }, today).map(({ level }) => level)).toEqual(levels);
});

test("whatever is done in whatever order, a case that ended is opened again only by reopening", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...CASE_MOVES), { maxLength: 30 }), (moves) => {
      let state: CaseState = "received";
      for (const move of moves) {
        if (!canMoveCase(state, move)) {
          expect(() => nextCaseState(state, move)).toThrow("不能进行这一步");
          continue;
        }
        const next = nextCaseState(state, move);
        if (!OPEN_CASE_STATES.includes(state)) expect([state, move, next]).toEqual(["closed", "reopen", "handling"]);
        state = next;
      }
    })
  );
});

test("beyond the published calendar the plain week counts, and it says so", () => {
  expect(["2026-10-01", "2027-01-01", "2027-01-02", "2027-01-04"].map((day) => [WORK_CALENDAR.isPublished(day), WORK_CALENDAR.isWorkday(day)])).toEqual([[true, false], [false, false], [false, false], [false, true]]);
});
