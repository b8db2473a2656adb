import tokens from "@sunshine/config/look/tokens.json";
import { SHOWN_GRADES, type ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { drawPins, pinColour } from "../../../ui/map/pins";
import { toScreen, type Point, type Size, type View } from "../../../ui/map/projection";
import type { Crowd } from "./marks";

export interface PlacedShop {
  readonly id: string;
  readonly name: string;
  readonly grade: ShownGrade;
  readonly at: Point;
}

/** From so many on, shops of one square are drawn as one disc with their number. */
const CROWD_FROM = 4;

const radiusOf = (shops: number): number => Math.min(34, 13 + Math.sqrt(shops) * 1.5);

/** A ring that shows how the grades of a crowd share it, zero at the top. */
const paintRing = (context: CanvasRenderingContext2D, [x, y]: Point, radius: number, shops: readonly PlacedShop[]): void => {
  let from = -Math.PI / 2;
  for (const grade of SHOWN_GRADES) {
    const part = (shops.filter((shop) => shop.grade === grade).length / shops.length) * Math.PI * 2;
    if (part === 0) continue;
    context.beginPath();
    context.strokeStyle = pinColour(grade, true);
    context.arc(x, y, radius, from, from + part);
    context.stroke();
    from += part;
  }
};

const paintCrowd = (context: CanvasRenderingContext2D, at: Point, shops: readonly PlacedShop[]): void => {
  const radius = radiusOf(shops.length);
  context.beginPath();
  context.fillStyle = "rgba(20, 38, 52, 0.92)";
  context.arc(at[0], at[1], radius, 0, Math.PI * 2);
  context.fill();
  context.lineWidth = 4;
  paintRing(context, at, radius, shops);
  context.fillStyle = tokens.wall.ink;
  context.fillText(String(shops.length), at[0], at[1] + 1);
};

/** Draws the shops of the county: single ones as pins of their grade, crowds as numbered discs ringed by their grades. */
export const paintShops = (canvas: HTMLCanvasElement, crowds: readonly Crowd<PlacedShop>[], view: View, size: Size): void => {
  const context = canvas.getContext("2d");
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = size.width * ratio;
  canvas.height = size.height * ratio;
  context.scale(ratio, ratio);
  const seen = crowds.map(({ at, items }) => ({ at: toScreen(view, at), items })).filter(({ at: [x, y] }) => x > -40 && y > -40 && x < size.width + 40 && y < size.height + 40);
  const single = seen.filter(({ items }) => items.length < CROWD_FROM).flatMap(({ items }) => items);
  for (const grade of SHOWN_GRADES) drawPins(context, grade, single.filter((shop) => shop.grade === grade).map(({ at }) => toScreen(view, at)), { radius: 7, dark: true, ratio });
  context.font = `600 20px ${tokens.type.family}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { at, items } of seen.filter(({ items: inside }) => inside.length >= CROWD_FROM)) paintCrowd(context, at, items);
};

/** What a click on the shops finds: a shop alone, or a crowd. */
export const shopsAt = (crowds: readonly Crowd<PlacedShop>[], view: View, [x, y]: Point): readonly PlacedShop[] => {
  for (const { at, items } of crowds) {
    const crowded = items.length >= CROWD_FROM;
    const near = crowded ? [at] : items.map((item) => item.at);
    const hit = near.findIndex((place) => {
      const [px, py] = toScreen(view, place);
      return Math.hypot(px - x, py - y) <= (crowded ? radiusOf(items.length) : 14);
    });
    if (hit >= 0) return crowded ? items : items.slice(hit, hit + 1);
  }
  return [];
};
