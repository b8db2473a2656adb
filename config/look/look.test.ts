import { SHOWN_GRADES } from "@sunshine/domain/grades/grade.vocabulary";
import { faceSvg } from "./faces";
import { markSvg } from "./mark";
import tokens from "./tokens.json";

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const { colour, grade, wall } = tokens;

test.each([
  ["ink on page", colour.ink, colour.page],
  ["secondary on card", colour.secondary, colour.card],
  ["secondary on page", colour.secondary, colour.page],
  ["white on brand", colour.card, colour.brand],
  ["brand on card", colour.brand, colour.card],
  ["brand on its soft tone", colour.brandDeep, colour.brandSoft],
  ["good text on its soft tone", colour.goodText, colour.goodSoft],
  ["notice text on its soft tone", colour.noticeText, colour.noticeSoft],
  ["bad text on its soft tone", colour.badText, colour.badSoft],
  ["info on its soft tone", colour.info, colour.infoSoft],
  ["unknown text on its soft tone", colour.unknownText, colour.unknownSoft],
  ["wall ink on its page", wall.ink, wall.page],
  ["wall secondary on its panel", wall.secondary, wall.panel],
])("text is readable: %s", (_what, text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});

test.each(SHOWN_GRADES)("the word of grade %s is readable on its soft tone and on its face", (shown) => {
  expect(contrast(grade[shown].text, grade[shown].soft)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(grade[shown].text, grade[shown].fill)).toBeGreaterThanOrEqual(4.5);
});

test("every grade has a face of its own, told apart without colour", () => {
  const shapes = SHOWN_GRADES.map((shown) => faceSvg(shown).replace(/#[0-9A-F]{6}/gi, ""));
  expect(new Set(shapes).size).toBe(SHOWN_GRADES.length);
});

test("all faces share one stroke weight", () => {
  for (const shown of SHOWN_GRADES) expect(faceSvg(shown).match(/stroke-width="[^"]+"/g)).toEqual(['stroke-width="5"']);
});

test("a drawing takes the size that is asked for", () => {
  expect(faceSvg("good", 40)).toContain('width="40" height="40"');
  expect(markSvg(24, "#000000")).toContain('width="24"');
});
