import { faceSvg } from "@sunshine/config/look/faces";
import tokens from "@sunshine/config/look/tokens.json";
import type { ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";

/** Each grade has a colour and a shape of its own, so that a pin is read without colour too 点位形状. */
export const PIN_SHAPES: Record<ShownGrade, "disc" | "diamond" | "triangle" | "ring" | "square"> = {
  excellent: "disc",
  good: "diamond",
  fair: "triangle",
  pending: "ring",
  blocked: "square",
};

const DARK: Record<ShownGrade, string> = { excellent: "#3FBF86", good: tokens.grade.good.line, fair: "#E08A3C", pending: "#B4C2CF", blocked: "#8E9DAB" };

export const pinColour = (grade: ShownGrade, dark: boolean): string => (dark ? DARK[grade] : tokens.grade[grade].line);

/** The outline of a pin around the origin as SVG path data, for the canvas and the legend alike. */
export const pinPath = (grade: ShownGrade, r: number): string => {
  switch (PIN_SHAPES[grade]) {
    case "disc":
    case "ring":
      return `M${-r} 0A${r} ${r} 0 1 0 ${r} 0A${r} ${r} 0 1 0 ${-r} 0Z`;
    case "diamond":
      return `M0 ${-r * 1.22}L${r * 1.22} 0L0 ${r * 1.22}L${-r * 1.22} 0Z`;
    case "triangle":
      return `M0 ${-r * 1.2}L${r * 1.15} ${r * 0.85}L${-r * 1.15} ${r * 0.85}Z`;
    case "square":
      return `M${-r * 0.9} ${-r * 0.9}H${r * 0.9}V${r * 0.9}H${-r * 0.9}Z`;
  }
};

export const isHollow = (grade: ShownGrade): boolean => grade === "pending";

interface Pen {
  readonly radius: number;
  readonly dark: boolean;
  /** Device pixels per pixel. */
  readonly ratio: number;
}

const stamps = new Map<string, HTMLCanvasElement>();

/** One pin, drawn once: five thousand copies of a picture cost a tenth of five thousand outlines. */
const stampOf = (grade: ShownGrade, { radius, dark, ratio }: Pen): HTMLCanvasElement => {
  const key = [grade, radius, dark, ratio].join();
  const known = stamps.get(key);
  if (known) return known;
  const stamp = document.createElement("canvas");
  stamp.width = stamp.height = Math.ceil(radius * 4 * ratio);
  const context = stamp.getContext("2d");
  if (context) {
    const shape = new Path2D(pinPath(grade, radius));
    const colour = pinColour(grade, dark);
    context.scale(ratio, ratio);
    context.translate(radius * 2, radius * 2);
    context.lineWidth = isHollow(grade) ? Math.max(1.6, radius * 0.36) : 1.2;
    context.strokeStyle = isHollow(grade) ? colour : dark ? tokens.wall.page : "#FFFFFF";
    context.fillStyle = isHollow(grade) ? (dark ? tokens.wall.page : "#FFFFFF") : colour;
    context.fill(shape);
    context.stroke(shape);
  }
  if (stamps.size > 60) stamps.clear();
  stamps.set(key, stamp);
  return stamp;
};

/** Draws the pins of one grade. */
export const drawPins = (context: CanvasRenderingContext2D, grade: ShownGrade, places: readonly (readonly [x: number, y: number])[], pen: Pen): void => {
  const stamp = stampOf(grade, pen);
  const size = stamp.width / pen.ratio;
  for (const [x, y] of places) context.drawImage(stamp, x - pen.radius * 2, y - pen.radius * 2, size, size);
};

const faces = new Map<ShownGrade, HTMLImageElement>();

/** The face as an image for the canvas; null until the browser has read it, then `ready` is told. */
export const faceImage = (grade: ShownGrade, ready: () => void): HTMLImageElement | null => {
  const known = faces.get(grade);
  if (known) return known.complete ? known : null;
  const image = new Image();
  image.onload = ready;
  image.src = `data:image/svg+xml,${encodeURIComponent(faceSvg(grade, 96))}`;
  faces.set(grade, image);
  return null;
};
