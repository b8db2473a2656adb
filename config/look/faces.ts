import type { ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import tokens from "./tokens.json";

/** One weight for every line of every face, so that the five read as one family. */
const STROKE = 5;

/** What makes a face inside 96 × 96: how the ring is broken, the strokes, and the filled dots. */
interface Drawing {
  readonly ring?: string;
  readonly strokes?: string;
  readonly dots?: readonly (readonly [x: number, y: number])[];
}

const OPEN_EYES = [
  [34, 40],
  [62, 40],
] as const;

const DRAWINGS: Record<ShownGrade, Drawing> = {
  // 大笑: eyes pressed into arcs by an open laugh.
  excellent: {
    strokes: '<path d="M27 41c2.4-6.4 11.6-6.4 14 0M55 41c2.4-6.4 11.6-6.4 14 0"/><path d="M26 53h44c0 13.2-9.4 22-22 22s-22-8.8-22-22z" fill="#FFFFFF"/>',
  },
  // 微笑: open eyes and a soft curve.
  good: { dots: OPEN_EYES, strokes: '<path d="M29 57c4.6 8 11.4 12 19 12s14.4-4 19-12"/>' },
  // 平脸: level mouth.
  fair: { dots: OPEN_EYES, strokes: '<path d="M31 63h34"/>' },
  // 待评定: a face that is still to be drawn.
  pending: {
    ring: ' stroke-dasharray="10.5 8.3"',
    dots: [
      [33, 48],
      [48, 48],
      [63, 48],
    ],
  },
  // 暂不评定: resting, eyes closed.
  blocked: { strokes: '<path d="M28 42h12M56 42h12M40 63h16"/>' },
};

/** Colour of the features: the accent is too light to draw with, so 微笑 takes its deep tone. */
const featureColour = (grade: ShownGrade): string => (grade === "good" ? tokens.grade.good.text : tokens.grade[grade].line);

/** The face 脸谱 of a shown grade as a complete SVG, 96 × 96, readable from 20 px up. */
export const faceSvg = (grade: ShownGrade, size = 96): string => {
  const { ring = "", strokes = "", dots = [] } = DRAWINGS[grade];
  const { line, fill } = tokens.grade[grade];
  const colour = featureColour(grade);
  const eyes = dots.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="3.8" fill="${colour}" stroke="none"/>`).join("");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 96 96" fill="none" stroke-width="${STROKE}" stroke-linecap="round" stroke-linejoin="round">` +
    `<circle cx="48" cy="48" r="43" fill="${fill}" stroke="${line}"${ring}/>${eyes}<g stroke="${colour}">${strokes}</g></svg>`
  );
};

/** Text, soft background and line colours that go with a grade. */
export const gradeColours = (grade: ShownGrade): { line: string; fill: string; soft: string; text: string } => tokens.grade[grade];
