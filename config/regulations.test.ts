import workdays from "./regulations/workdays.json";
import { WorkdaysSchema, workCalendar } from "@sunshine/domain/kernel/workdays";
import { addDays } from "@sunshine/domain/kernel/day";
import { editionInForce } from "@sunshine/domain/kernel/regulation";
import { CHECKLISTS, GRADINGS, HONOUR_RULES, JUDGEMENTS, OPERATIONS, RISK_RULES, SUPERVISIONS, checklistOf } from "./regulations";

const ALL = { CHECKLISTS, GRADINGS, HONOUR_RULES, JUDGEMENTS, OPERATIONS, RISK_RULES, SUPERVISIONS };

describe("the law as data 法规数据", () => {
  test.each(Object.entries(ALL))("%s has one edition in force today, which names its document, number and issuer", (_, editions) => {
    const edition = editionInForce<(typeof editions)[number]>(editions, "2026-11-24");
    for (const text of [edition.title, edition.document, edition.number, edition.issuer]) expect(text).toMatch(/[\u4e00-\u9fff]/);
  });

  test("an edition is found again by its name, so that an old record keeps the table it was made with", () => {
    expect(checklistOf("2016-catering-30")).toBe(CHECKLISTS[0]);
    expect(checklistOf("1999")).toBeUndefined();
  });

  test("before a rule took effect there is no edition, rather than a wrong one", () => {
    expect(() => editionInForce(GRADINGS, "2012-01-10")).toThrow("no edition in force");
    expect(editionInForce(GRADINGS, "2012-01-11").edition).toBe("2012");
  });

  test("numbers that were not seen in print are marked as such", () => {
    expect(RISK_RULES[0]!.classUpTo.verified).toBe("memory");
    expect(SUPERVISIONS[0]!.publishWithinWorkdays.verified).toBe("memory");
    expect(GRADINGS[0]!.ungradedVisitsInMean.verified).toBe("unverified");
  });
});

// 国务院办公厅 holiday notices: working days of each whole year.
test.each([[2018, 250], [2019, 250], [2020, 249], [2021, 250], [2022, 249], [2023, 249], [2024, 251], [2025, 248], [2026, 248]])("%d has %d working days", (year, expected) => {
  const calendar = workCalendar(WorkdaysSchema.parse(workdays));
  let count = 0;
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) if (calendar.isWorkday(day)) count += 1;
  expect(count).toBe(expected);
});
