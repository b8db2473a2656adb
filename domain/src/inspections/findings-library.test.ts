import { FINDINGS_LIBRARIES, libraryOf } from "@sunshine/config/findings-library";
import { CHECKLISTS } from "@sunshine/config/regulations";
import { basisOf, basisText, FindingsLibrarySchema, withWordings } from "./findings-library";

const library = libraryOf("2016-catering-30");
const answer = { code: "4.2", verdict: "fail" as const, note: "", wordings: ["4.2-1", "4.2-2"] };

test("every point of every edition has at least three wordings, each a whole sentence for that point", () => {
  for (const { edition, items } of CHECKLISTS) {
    const { wordings } = libraryOf(edition);
    const count = (code: string): number => wordings.filter((it) => it.code === code).length;
    expect(items.filter(({ code }) => count(code) < 3).map(({ code }) => code)).toEqual([]);
    expect(wordings.filter(({ code }) => !items.some((item) => item.code === code)).map(({ id }) => id)).toEqual([]);
    expect(wordings.filter(({ text }) => !text.endsWith("。")).map(({ id }) => id)).toEqual([]);
  }
  expect(FINDINGS_LIBRARIES.map(({ edition }) => edition)).toEqual(["2026-1"]);
});

test("only clauses that were seen published are named", () => {
  const named = library.wordings.flatMap(({ basis }) => basis).filter(({ clause }) => clause !== null);
  expect(named.filter(({ verified }) => verified !== "published")).toEqual([]);
  expect([...new Set(named.map(basisText))].sort()).toEqual(["《中华人民共和国食品安全法》第五十三条", "《中华人民共和国食品安全法》第四十五条", "《餐饮服务食品安全操作规范》（2018年）13.7.1"].sort());
});

test("chosen wordings make the note and bring their basis, each rule once", () => {
  const [finding] = withWordings([answer], library.wordings);
  expect(finding!.note).toBe("一名从事接触直接入口食品工作的人员未能出示健康证明。一名从事接触直接入口食品工作的人员健康证明已过有效期。");
  expect(finding!.basis.map(basisText)).toEqual(["《中华人民共和国食品安全法》第四十五条"]);
});

test("an officer's own words stand, with the basis of the wordings", () => {
  const [finding] = withWordings([{ ...answer, note: "帮厨王某的健康证明 10 月到期。" }], library.wordings);
  expect(finding).toMatchObject({ note: "帮厨王某的健康证明 10 月到期。", basis: [{ clause: "第四十五条" }] });
  expect(basisOf([])).toEqual([]);
});

test.each([
  ["a wording of another point", { ...answer, wordings: ["4.3-1"] }],
  ["a wording that does not exist", { ...answer, wordings: ["4.2-99"] }],
  ["the same wording twice", { ...answer, wordings: ["4.2-1", "4.2-1"] }],
  ["a wording for a point that passed", { ...answer, verdict: "pass" as const }],
])("%s is named at its point", (_, finding) => {
  let fields: unknown;
  try {
    withWordings([finding], library.wordings);
  } catch (error) {
    fields = (error as { fields: unknown }).fields;
  }
  expect(fields).toEqual([{ path: "findings.4.2", message: expect.stringMatching(/用语/) as unknown }]);
});

test("a number is given once, under its own point", () => {
  const [first] = library.wordings;
  expect(FindingsLibrarySchema.safeParse({ ...library, wordings: [first, first] }).success).toBe(false);
  expect(FindingsLibrarySchema.safeParse({ ...library, wordings: [{ ...first, code: "9.9" }] }).success).toBe(false);
});
