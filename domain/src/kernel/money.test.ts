import fc from "fast-check";
import { FenSchema, formatFen, parseYuan } from "./money";

test.each([
  [0, "¥0.00"],
  [1, "¥0.01"],
  [1234, "¥12.34"],
  [100_000_000, "¥1000000.00"],
])("%i fen are written %s", (fen, text) => {
  expect(formatFen(fen)).toBe(text);
});

test.each([
  ["12", 1200],
  ["12.3", 1230],
  ["12.30", 1230],
  ["0.01", 1],
  [" 8 ", 800],
  ["007", 700],
])("%j is %i fen", (text, fen) => {
  expect(parseYuan(text)).toBe(fen);
});

test.each(["", ".", "1.", ".5", "1.234", "-1", "+1", "1,000", "1e3", "１２", "12元", "0x10", "12345678", "NaN"])("%j is no amount", (text) => {
  expect(parseYuan(text)).toBeNull();
});

test("what is written is read again, for every amount that can be typed, without a rounding error", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (fen) => expect(parseYuan(formatFen(fen).slice(1))).toBe(fen)));
});

test.each([-1, 0.5, 100_000_001, Number.NaN, "5"])("%j is not kept as an amount", (value) => {
  expect(FenSchema.safeParse(value).success).toBe(false);
});
