import * as z from "zod";

/** The sheet on which people sign 签名区: every phone scales its own to this one. */
export const SIGNATURE_SHEET = { width: 1000, height: 400 } as const;
export const MAX_STROKES = 80;
export const MAX_SIGNATURE_POINTS = 2000;
/** Less than this is a slip of the finger. */
const MIN_POINTS = 6;
const MIN_EXTENT = 60;

const Coordinate = z.number().int().min(0).max(SIGNATURE_SHEET.width);

/** One stroke 笔画: x and y in turn, on the sheet. */
export const StrokeSchema = z.array(Coordinate).min(2).max(2 * MAX_SIGNATURE_POINTS);
export type Stroke = z.output<typeof StrokeSchema>;

const pointsOf = (strokes: readonly Stroke[]): number => strokes.reduce((sum, stroke) => sum + stroke.length / 2, 0);
const inPairs = (strokes: readonly Stroke[]): boolean => strokes.every((stroke) => stroke.length % 2 === 0 && stroke.every((at, place) => place % 2 === 0 || at <= SIGNATURE_SHEET.height));

const extentOf = (strokes: readonly Stroke[], axis: 0 | 1): number => {
  const values = strokes.flatMap((stroke) => stroke.filter((_, place) => place % 2 === axis));
  return values.reduce((most, at) => Math.max(most, at), 0) - values.reduce((least, at) => Math.min(least, at), SIGNATURE_SHEET.width);
};

/** True where somebody has written something that can be a name; clients ask before they let the sheet be put away. */
export const isSigned = (strokes: readonly Stroke[]): boolean => pointsOf(strokes) >= MIN_POINTS && Math.max(extentOf(strokes, 0), extentOf(strokes, 1)) >= MIN_EXTENT;

/** What somebody wrote on the screen 屏幕签名, as strokes: small, sharp at any size, and bounded. */
export const SignatureSchema = z.strictObject({
  strokes: z
    .array(StrokeSchema)
    .min(1, "请签名")
    .max(MAX_STROKES, "签名笔画过多，请重新签名")
    .refine(inPairs, "签名数据不完整，请重新签名")
    .refine((strokes) => pointsOf(strokes) <= MAX_SIGNATURE_POINTS, "签名数据过大，请重新签名")
    .refine(isSigned, "签名过短，请重新签名"),
  /** By the clock of the phone. */
  signedAt: z.iso.datetime(),
});
export type Signature = z.output<typeof SignatureSchema>;

/** A finger's way over a pad, in the pad's own pixels. */
export type PadStroke = readonly { readonly x: number; readonly y: number }[];

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)));

/** Every n-th point, and the last one always. */
const thinned = (stroke: Stroke, every: number): Stroke =>
  stroke.filter((_, place) => Math.floor(place / 2) % every === 0 || place >= stroke.length - 2);

/**
 * Brings what was drawn on a pad of any size onto the sheet: scaled, in whole numbers, without points that repeat, and thinned
 * until it fits the bounds.
 */
export const strokesOf = (pad: { readonly width: number; readonly height: number }, drawn: readonly PadStroke[]): Stroke[] => {
  const { width, height } = SIGNATURE_SHEET;
  const scale = Math.min(width / pad.width, height / pad.height);
  const strokes = drawn.slice(0, MAX_STROKES).flatMap((stroke): Stroke[] => {
    const flat: Stroke = [];
    for (const { x, y } of stroke) {
      const [at, down] = [clamp(x * scale, width), clamp(y * scale, height)];
      if (flat.at(-2) !== at || flat.at(-1) !== down) flat.push(at, down);
    }
    return flat.length === 0 ? [] : [flat];
  });
  // Each stroke keeps its end, so thinning aims a little below the bound.
  const every = Math.ceil(pointsOf(strokes) / (MAX_SIGNATURE_POINTS - MAX_STROKES));
  return every <= 1 ? strokes : strokes.map((stroke) => thinned(stroke, every));
};

/** The strokes as the data of an SVG path on the sheet; a single touch is a dot. */
export const signaturePath = (strokes: readonly Stroke[]): string =>
  strokes
    .map((stroke) => {
      const points = Array.from({ length: stroke.length / 2 }, (_, at) => `${stroke[at * 2]} ${stroke[at * 2 + 1]}`);
      return `M${points[0]}L${points.length === 1 ? points[0] : points.slice(1).join(" ")}`;
    })
    .join("");
