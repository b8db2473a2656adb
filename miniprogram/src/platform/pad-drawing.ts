import type { PadStroke } from "@sunshine/domain/inspections/signature";
import tokens from "@sunshine/config/look/tokens.json";

/** What a drawing needs of a canvas, wherever it runs. */
export interface Pen {
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  strokeStyle: unknown;
  clearRect(x: number, y: number, width: number, height: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  stroke(): void;
}

const WIDTH = 3;

/** Draws strokes as ink. */
export const drawStrokes = (pen: Pen, width: number, height: number, strokes: readonly PadStroke[]): void => {
  pen.clearRect(0, 0, width, height);
  Object.assign(pen, { lineWidth: WIDTH, lineCap: "round", lineJoin: "round", strokeStyle: tokens.colour.ink });
  for (const stroke of strokes) {
    pen.beginPath();
    stroke.forEach(({ x, y }, at) => (at === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
    pen.stroke();
  }
};
