import fc from "fast-check";
import { checkCreditCode, composeCreditCode, CREDIT_CODE_ALPHABET, creditCodeCheckCharacter, organisationCheckCharacter } from "./credit-code";

const PUBLISHED = ["9144030071526726XG", "91110000802100433B", "91330100799655058B"];

const reasonOf = (text: string): string => {
  const checked = checkCreditCode(text);
  return checked.ok ? "" : checked.reason;
};

const organisation = fc.string({ unit: fc.constantFrom(...CREDIT_CODE_ALPHABET), minLength: 8, maxLength: 8 });
const codes = fc
  .tuple(fc.constantFrom("91", "92", "93", "12", "52"), fc.constantFrom("330127", "330100", "110000"), organisation)
  .map(([kind, region, body]) => composeCreditCode(kind, region, body));

describe("unified social credit code 统一社会信用代码 (GB 32100-2015)", () => {
  test.each(PUBLISHED)("%s, a published code, is accepted", (code) => {
    expect(checkCreditCode(code)).toEqual({ ok: true });
  });

  test("the worked example sums to 1782 and so ends in G", () => {
    expect(creditCodeCheckCharacter("9144030071526726X")).toBe("G");
  });

  test("lower case and blanks around it are read as meant", () => {
    expect(checkCreditCode(" 9144030071526726xg ")).toEqual({ ok: true });
  });

  test("the organisation code inside has a check of its own (GB 11714): 71526726 → X", () => {
    expect(organisationCheckCharacter("71526726")).toBe("X");
  });

  test.each([
    ["", "请填写"],
    ["9144030071526726X", "应为 18 位，现为 17 位"],
    ["9144030071526726XGG", "现为 19 位"],
    ["9144030071526726XA", "校验位不符"],
    ["914403007152672OXG", "请核对是否为“0”"],
    ["9I44030071526726XG", "第 2 位“I”"],
    ["91A4030071526726XG", "第 3 至 8 位"],
    ["9144030071526726X好", "第 18 位“好”不是数字或大写英文字母"],
  ])("“%s” is refused with the reason “…%s…”", (text, reason) => {
    expect(reasonOf(text)).toContain(reason);
  });

  test("any one character typed wrong is noticed", () => {
    fc.assert(
      fc.property(codes, fc.nat(17), fc.constantFrom(...CREDIT_CODE_ALPHABET), (code, place, typed) => {
        fc.pre(code.charAt(place) !== typed);
        expect(checkCreditCode(code.slice(0, place) + typed + code.slice(place + 1)).ok).toBe(false);
      })
    );
  });

  test("any two neighbours exchanged are noticed", () => {
    fc.assert(
      fc.property(codes, fc.nat(15), (code, place) => {
        const [first, second] = [code.charAt(place), code.charAt(place + 1)];
        fc.pre(first !== second);
        expect(checkCreditCode(code.slice(0, place) + second + first + code.slice(place + 2)).ok).toBe(false);
      })
    );
  });

  test("whatever is composed is accepted, and no other last character is", () => {
    fc.assert(
      fc.property(codes, (code) => {
        const accepted = [...CREDIT_CODE_ALPHABET].filter((last) => checkCreditCode(code.slice(0, 17) + last).ok);
        expect(accepted).toEqual([code.charAt(17)]);
      })
    );
  });

  test("no text makes the check throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 24 }), (text) => {
        expect(typeof checkCreditCode(text).ok).toBe("boolean");
      })
    );
  });
});
