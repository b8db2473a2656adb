import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { TASK_STATE_LABELS } from "@sunshine/domain/dispatches/dispatch.states";
import type { OnDuty } from "@sunshine/domain/dispatches/duty.contract";
import type { insightApi } from "@sunshine/domain/insights/insight.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import type { Point } from "../../../ui/map/projection";

/** Layers of the centre's map 图层, in the order of their keys 1–5. */
export const LAYERS = ["shops", "cases", "tasks", "officers", "orders"] as const;
export type Layer = (typeof LAYERS)[number];
export const LAYER_LABELS: Record<Layer, string> = { shops: "餐饮单位", cases: "在办投诉举报", tasks: "现场任务", officers: "在岗人员", orders: "超期整改" };

/** How a mark is to be read, from afar and without colour too: each tone has its word in the legend. */
export type Tone = "calm" | "near" | "bad" | "moving" | "there" | "person";

/** What a mark of a layer opens. */
export const RECORD_OF_LAYER = { cases: "case", tasks: "task", orders: "order", officers: "officer" } as const;

/** Something on the map that is not a shop 标记. */
export interface Mark {
  readonly key: string;
  readonly layer: Exclude<Layer, "shops">;
  readonly id: string;
  /** One character that is read from afar. */
  readonly glyph: string;
  readonly tone: Tone;
  readonly label: string;
  readonly detail: string;
  readonly lng: number;
  readonly lat: number;
}

type Situation = OutputOf<typeof insightApi.situation>;

const CASE_TONES: Record<Situation["cases"][number]["clock"], Tone> = { within: "calm", near: "near", overdue: "bad" };
const TASK_TONES: Record<Situation["tasks"][number]["state"], Tone> = { waiting: "bad", assigned: "near", accepted: "moving", on_the_way: "moving", on_scene: "there", done: "calm", cancelled: "calm" };

interface Placed {
  readonly lng: number | null;
  readonly lat: number | null;
}

/** A mark where there is a place; what has none stands in the lists only. */
const at = <T extends Placed>(row: T, make: (row: T) => Omit<Mark, "lng" | "lat" | "key">): Mark[] => {
  if (row.lng === null || row.lat === null) return [];
  const mark = make(row);
  return [{ ...mark, key: `${mark.layer}:${mark.id}`, lng: row.lng, lat: row.lat }];
};

/** Marks of what is open now, the most urgent layer last so that it lies on top. */
export const marksOf = ({ cases, tasks, orders }: Pick<Situation, "cases" | "tasks" | "orders">, onDuty: readonly OnDuty[]): Mark[] => [
  ...orders.flatMap((row) => at(row, (order) => ({ layer: "orders", id: order.id, glyph: "改", tone: "bad", label: order.establishmentName, detail: `超期 ${-(order.daysLeft ?? 0)} 天，${order.open} 项未改` }))),
  ...cases.flatMap((row) => at(row, (one) => ({
    layer: "cases", id: one.id, glyph: one.kind === "complaint" ? "诉" : "举", tone: CASE_TONES[one.clock], label: one.placeName, detail: `${CASE_KIND_LABELS[one.kind]} · ${CASE_CATEGORY_LABELS[one.category]}`,
  }))),
  ...tasks.flatMap((row) => at(row, (task) => ({ layer: "tasks", id: task.id, glyph: "派", tone: TASK_TONES[task.state], label: task.placeName, detail: `${task.number} · ${TASK_STATE_LABELS[task.state]}` }))),
  ...onDuty.flatMap(({ officer, place, load, station }) =>
    at({ lng: place?.lng ?? null, lat: place?.lat ?? null }, () => ({ layer: "officers", id: officer.id, glyph: officer.name.slice(0, 1), tone: "person", label: officer.name, detail: `${station ?? "县局"} · ${load === 0 ? "空闲" : `在手 ${load} 项`}` }))
  ),
];

/** Marks of one layer that lie together 聚合, or one alone. */
export interface Pile {
  readonly key: string;
  readonly at: Point;
  readonly marks: readonly [Mark, ...Mark[]];
}

const WORST: readonly Tone[] = ["bad", "near", "moving", "there", "person", "calm"];
const rankOf = ({ tone }: Mark): number => WORST.indexOf(tone);

/** Lays marks that would cover each other on one pile, the worst on top. Greedy, in a fixed order, so that a pile does not jump. */
export const pilesOf = (marks: readonly Mark[], screenOf: (mark: Mark) => Point, reach: number): Pile[] => {
  const piles: { at: Point; marks: [Mark, ...Mark[]] }[] = [];
  for (const mark of marks) {
    const [x, y] = screenOf(mark);
    const near = piles.find((pile) => pile.marks[0].layer === mark.layer && Math.hypot(pile.at[0] - x, pile.at[1] - y) <= reach);
    if (near) near.marks.push(mark);
    else piles.push({ at: [x, y], marks: [mark] });
  }
  return piles.map(({ at: place, marks: lying }) => {
    const sorted = [...lying].sort((a, b) => rankOf(a) - rankOf(b)) as [Mark, ...Mark[]];
    return { key: sorted.map(({ key }) => key).sort()[0] ?? "", at: place, marks: sorted };
  });
};

/** Shops that lie in one square of the screen. */
export interface Crowd<T> {
  readonly at: Point;
  readonly items: readonly T[];
}

/** Crowds of shops by squares of the plane that grow with the distance, so that panning does not regroup them. */
export const crowdsOf = <T>(items: readonly T[], planeOf: (item: T) => Point, side: number): Crowd<T>[] => {
  const squares = new Map<string, { x: number; y: number; items: T[] }>();
  for (const item of items) {
    const [x, y] = planeOf(item);
    const key = `${Math.floor(x / side)}:${Math.floor(y / side)}`;
    const square = squares.get(key) ?? { x: 0, y: 0, items: [] };
    squares.set(key, square);
    square.x += x;
    square.y += y;
    square.items.push(item);
  }
  return [...squares.values()].map(({ x, y, items: inside }) => ({ at: [x / inside.length, y / inside.length], items: inside }));
};
