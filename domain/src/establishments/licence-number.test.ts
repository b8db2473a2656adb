import fc from "fast-check";
import { licenceCheckDigit, readLicenceNumber } from "./licence-number";

const bodies = fc
  .tuple(fc.constantFrom("2", "3"), fc.constantFrom("330127", "330110"), fc.nat(999_999))
  .map(([kind, region, serial]) => `${kind}${region}${String(serial).padStart(6, "0")}`);

describe("licence numbers 许可证编号", () => {
  test("the worked example has the check digit 9 (GB/T 17710, MOD 11,10)", () => {
    expect(licenceCheckDigit("2330127000123")).toBe("9");
    expect(readLicenceNumber("JY23301270001239")).toEqual({ kind: "licence" });
  });

  test("a wrong check digit only warns", () => {
    const read = readLicenceNumber("JY23301270001230");
    expect(read).toEqual({ kind: "licence", warning: expect.stringContaining("校验位不符") });
  });

  test("a licence for selling food is doubted, not refused", () => {
    const body = "1330127000123";
    expect(readLicenceNumber(`JY${body}${licenceCheckDigit(body)}`)).toEqual({ kind: "licence", warning: expect.stringContaining("食品销售") });
  });

  test.each([
    ["JYBA3301270012345", "filing"],
    ["YB23301270001239", "filing"],
    ["330127000456", "small_catering"],
    ["浙杭淳小餐饮登字〔2019〕330127-0456号", "small_catering"],
    [" jy23301270001239 ", "licence"],
  ])("“%s” is read as %s", (text, kind) => {
    expect(readLicenceNumber(text)).toMatchObject({ kind });
  });

  test.each([
    ["", "请填写许可证编号"],
    ["JY2330127000123", "现有 13 位"],
    ["JY233012700012399", "现有 15 位"],
    ["JY2330127000I239", "含有其他字符"],
    ["JY93301270001239", "第一位应为"],
    ["JYBA12", "备案编号应为"],
    ["小餐饮12号", "登记证上的完整编号"],
    ["330127<script>1", "只能含数字"],
    ["91330100799655058B", "统一社会信用代码"],
  ])("“%s” is refused: …%s…", (text, reason) => {
    expect(readLicenceNumber(text)).toEqual({ error: expect.stringContaining(reason) });
  });

  test("any one digit of the body typed wrong is noticed by a warning", () => {
    fc.assert(
      fc.property(bodies, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
        const digit = (Number(body.charAt(place)) + shift) % 10;
        const wrong = `${body.slice(0, place)}${digit}${body.slice(place + 1)}`;
        expect(readLicenceNumber(`JY${wrong}${licenceCheckDigit(body)}`)).toHaveProperty("warning");
        expect(readLicenceNumber(`JY${body}${licenceCheckDigit(body)}`)).not.toHaveProperty("warning");
      })
    );
  });
});
