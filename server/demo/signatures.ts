import { SIGNATURE_SHEET, type Signature, type Stroke } from "@sunshine/domain/inspections/signature";
import type { Chance } from "./chance";

const within = (value: number, most: number): number => Math.min(most, Math.max(0, Math.round(value)));

/** A stroke as a hand makes it: it starts, bends and swings out. */
const strokeFrom = (chance: Chance, left: number, width: number): Stroke => {
  const [fromX, fromY] = [left + chance.next() * width * 0.5, 60 + chance.next() * 220];
  const [reach, fall, bend] = [(chance.next() * 0.9 + 0.2) * width, (chance.next() - 0.35) * 240, (chance.next() - 0.5) * 90];
  const points = chance.int(8, 14);
  return Array.from({ length: points }, (_, at) => {
    const way = at / (points - 1);
    return [within(fromX + reach * way, SIGNATURE_SHEET.width), within(fromY + fall * way + bend * Math.sin(Math.PI * way), SIGNATURE_SHEET.height)];
  }).flat();
};

/** Something that looks like a name of two or three characters, written in a hurry. */
export const signatureBy = (chance: Chance, signedAt: string): Signature => {
  const characters = chance.int(2, 3);
  const width = 780 / characters;
  const strokes = Array.from({ length: characters }, (_, at) => Array.from({ length: chance.int(4, 7) }, () => strokeFrom(chance, 90 + at * width, width * 0.9))).flat();
  return { strokes, signedAt };
};
