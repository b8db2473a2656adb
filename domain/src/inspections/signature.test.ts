import fc from "fast-check";
import { MAX_SIGNATURE_POINTS, MAX_STROKES, SIGNATURE_SHEET, SignatureSchema, isSigned, signaturePath, strokesOf } from "./signature";

const signedAt = "2026-11-23T02:00:00.000Z";
const wave = (points: number): number[] => Array.from({ length: points }, (_, at) => [Math.min(1000, 100 + at), 200 + Math.round(50 * Math.sin(at / 5))]).flat();
const messageOf = (strokes: unknown): string | undefined => SignatureSchema.safeParse({ strokes, signedAt }).error?.issues[0]?.message;

test("a name in a few strokes is a signature", () => {
  expect(SignatureSchema.safeParse({ strokes: [wave(40), [500, 100, 520, 300]], signedAt }).success).toBe(true);
});

test.each([
  ["nothing", [], "请签名"],
  ["a touch of the finger", [[500, 200, 501, 200]], "签名过短，请重新签名"],
  ["a blot", [Array.from({ length: 40 }, (_, at) => 200 + (at % 7))], "签名过短，请重新签名"],
  ["half a point", [[...wave(20), 7]], "签名数据不完整，请重新签名"],
  ["ink below the sheet", [[100, 100, 300, 401, 400, 100, 500, 200, 600, 100, 700, 200]], "签名数据不完整，请重新签名"],
  ["more strokes than a name has", Array.from({ length: MAX_STROKES + 1 }, () => [1, 1, 900, 300]), "签名笔画过多，请重新签名"],
  ["a scribble without end", [wave(1500), wave(600)], "签名数据过大，请重新签名"],
])("%s is refused: %j", (_, strokes, message) => {
  expect(messageOf(strokes)).toBe(message);
});

test.each([["text", [["a", 1]]], ["fractions", [[1.5, 2, 900, 3]]], ["beyond the sheet", [[-1, 0, 900, 3]]], ["endless", [[Infinity, 0, 900, 3]]]])("%s are no strokes", (_, strokes) => {
  expect(SignatureSchema.safeParse({ strokes, signedAt }).success).toBe(false);
});

const pad = fc.record({ width: fc.integer({ min: 200, max: 2000 }), height: fc.integer({ min: 100, max: 1200 }) });
const drawn = fc.array(fc.array(fc.record({ x: fc.double({ min: -50, max: 2500, noNaN: true }), y: fc.double({ min: -50, max: 1500, noNaN: true }) }), { maxLength: 400 }), { maxLength: 120 });

test("property: what is drawn on any pad fits the bounds, however long it is", () => {
  fc.assert(
    fc.property(pad, drawn, (size, strokes) => {
      const brought = strokesOf(size, strokes);
      expect(brought.length).toBeLessThanOrEqual(MAX_STROKES);
      expect(brought.reduce((sum, stroke) => sum + stroke.length / 2, 0)).toBeLessThanOrEqual(MAX_SIGNATURE_POINTS);
      expect(isSigned(brought) === SignatureSchema.safeParse({ strokes: brought, signedAt }).success).toBe(true);
    }),
    { numRuns: 60 }
  );
});

test("strokes keep their shape and their ends when they are thinned", () => {
  const long = Array.from({ length: 9000 }, (_, at) => ({ x: at / 10, y: 100 + 80 * Math.sin(at / 300) }));
  const [stroke] = strokesOf({ width: 1000, height: 400 }, [long]);
  expect([stroke!.at(0), stroke!.at(-2)]).toEqual([0, 900]);
  expect(stroke!.length / 2).toBeGreaterThan(MAX_SIGNATURE_POINTS / 4);
});

test("a pad of another shape is scaled alike in both directions", () => {
  expect(strokesOf({ width: 300, height: 240 }, [[{ x: 0, y: 0 }, { x: 300, y: 240 }]])).toEqual([[0, 0, Math.round((300 * SIGNATURE_SHEET.height) / 240), SIGNATURE_SHEET.height]]);
});

test("strokes become one path, a touch becomes a dot", () => {
  expect(signaturePath([[1, 2, 3, 4, 5, 6], [7, 8]])).toBe("M1 2L3 4 5 6M7 8L7 8");
});
