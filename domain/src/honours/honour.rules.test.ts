import fc from "fast-check";
import rulesData from "../../../config/regulations/honours-local.json";
import workdays from "../../../config/regulations/workdays.json";
import { addDays, daysBetween } from "../kernel/day";
import { provisionalCalendar, WorkdaysSchema } from "../kernel/workdays";
import { HonourRulesSchema, lastDayOf, mayDecide, redObstacles, statementUntil, type RedFacts } from "./honour.rules";
import { HONOUR_MOVES, HONOUR_STATES, nextHonourState, OPEN_HONOUR_STATES } from "./honour.states";

const rules = HonourRulesSchema.parse(rulesData);
const calendar = provisionalCalendar(WorkdaysSchema.parse(workdays));

describe("the red list 红榜", () => {
  const clean: RedFacts = { annual: "A", open: true, openFindings: 0, upheldComplaints: 0, blackListed: false };

  test.each<[Partial<RedFacts>, string]>([
    [{ annual: "B" }, "年度等级为 B 级，列入红榜须为 A 级"],
    [{ annual: null }, "还没有年度等级"],
    [{ open: false }, "目前没有营业"],
    [{ openFindings: 2 }, "有 2 项问题尚未整改"],
    [{ upheldComplaints: 1 }, "近 12 个月有 1 件属实的投诉举报"],
    [{ blackListed: true }, "近 12 个月曾列入黑榜"],
  ])("%j keeps a shop off it and is said", (change, said) => expect(redObstacles({ ...clean, ...change }, rules)).toEqual([said]));

  test("a clean shop with an annual A may stand on it", () => expect(redObstacles(clean, rules)).toEqual([]));
  test("an entry stands for a year", () => expect(lastDayOf({ list: "red", gravity: "general", from: "2026-11-23", to: null }, rules)).toBe("2027-11-23"));
});

describe("the black list 黑榜", () => {
  test("a shop has five working days to state its side; holidays do not count", () => {
    expect(statementUntil("2026-11-23", rules, calendar)).toBe("2026-11-30");
    expect(statementUntil("2026-09-30", rules, calendar)).toBe("2026-10-13");
  });

  test.each([
    [{ stated: true, until: "2026-11-30" }, "2026-11-24", true],
    [{ stated: false, until: "2026-11-30" }, "2026-11-30", false],
    [{ stated: false, until: "2026-11-30" }, "2026-12-01", true],
    [{ stated: false, until: null }, "2026-12-01", false],
  ] as const)("%j on %s may be decided: %s", (heard, today, expected) => expect(mayDecide(heard, today)).toBe(expected));

  const term = { list: "black", gravity: "general", from: "2026-11-23", to: null } as const;
  test("an entry stands for ninety days unless said otherwise", () => expect(lastDayOf(term, rules)).toBe("2027-02-21"));
  test("never longer than the class of its fact allows (信用修复管理办法)", () => {
    expect(lastDayOf({ ...term, to: "2027-11-23" }, rules)).toBe("2027-11-23");
    expect(() => lastDayOf({ ...term, to: "2027-11-24" }, rules)).toThrow();
    expect(lastDayOf({ ...term, gravity: "serious", to: "2029-11-22" }, rules)).toBe("2029-11-22");
    expect(() => lastDayOf({ ...term, to: "2026-11-22" }, rules)).toThrow();
  });

  test("whatever day is asked for, an entry ends within its class or is refused with the field", () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 2000 }), fc.constantFrom("general" as const, "serious" as const), (days, gravity) => {
        const most = rules.blackMaxDays.value[gravity];
        const to = addDays(term.from, days);
        const attempt = (): string => lastDayOf({ ...term, gravity, to }, rules);
        if (days >= 0 && days <= most) expect(daysBetween(term.from, attempt())).toBe(days);
        else expect(attempt).toThrow(expect.objectContaining({ code: "invalid_input" }) as Error);
      })
    );
  });
});

test("an entry that is over moves no more, and every state can be left or is the end", () => {
  for (const from of HONOUR_STATES) {
    const moves = HONOUR_MOVES.filter((move) => move !== "propose").filter((move) => {
      try {
        nextHonourState(from, move);
        return true;
      } catch {
        return false;
      }
    });
    expect({ from, moves: moves.length > 0 }).toEqual({ from, moves: OPEN_HONOUR_STATES.includes(from) });
  }
});
