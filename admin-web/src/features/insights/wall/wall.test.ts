import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { EVENT_NAMES } from "@sunshine/domain/events";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { FIGURE_IDS, FIGURES, STRIP, type Loop } from "./figures";
import { crowdsOf, marksOf, pilesOf, type Mark } from "./marks";
import { inQueueOrder } from "./QueuePanel";
import { onShift, runsAt } from "./roster";
import { createSound } from "./sound";
import { commandOf, WALL_KEYS } from "./wall-keys";
import { reduceWall, type WallState } from "./wall-state";
import { staleOf } from "./wall-topics";

const LOOP: Loop = {
  asOf: "2026-11-23T02:00:00.000Z", since: "2026-10-25", today: "2026-11-23", cases: { within: 3, near: 1, overdue: 2, today: 4 }, ratings: { rated: 0, solved: 0, stars: null },
  tasks: { open: 5, waiting: 1, assigned: 1, accepted: 0, onTheWay: 1, onScene: 2, late: 1, emergency: 0 }, accept: { median: 4, p90: 9, times: 3 }, scene: { median: null, p90: null, times: 0 },
  mended: { median: 3, p90: 8, times: 2 }, promises: [{ townCode: "330127100", arrived: 3, kept: 2 }], orders: { open: 6, near: 1, overdue: 2 }, onDuty: 2,
};
const INPUTS = { cases: complaintApi.list.input, tasks: dispatchApi.list.input, orders: rectificationApi.list.input } as const;

describe("the figures of the wall", () => {
  it.each(FIGURE_IDS)("%s has rows that its list gives", (id) => {
    const { rows } = FIGURES[id];
    if (rows.list === "officers") return;
    expect(INPUTS[rows.list].safeParse(rows.filter(LOOP)).success).toBe(true);
  });

  it("say nothing where nothing was measured, and alarm only where somebody should look", () => {
    expect([FIGURES.scene.value(LOOP), FIGURES.rated.value(LOOP), FIGURES.kept.value(LOOP)]).toEqual(["—", "—", "67%"]);
    expect(STRIP.filter((id) => FIGURES[id].alarming?.(LOOP))).toEqual(["overdue", "late", "lateOrders"]);
    expect(FIGURES.onDuty.alarming?.({ ...LOOP, onDuty: null })).toBe(false);
  });
});

const mark = (id: string, x: number, tone: Mark["tone"], layer: Mark["layer"] = "cases"): Mark => ({ key: `${layer}:${id}`, layer, id, glyph: "诉", tone, label: id, detail: "", lng: x, lat: 0 });

describe("marks on the map", () => {
  it("pile up within reach by layer, the worst on top, and nothing is lost", () => {
    const piles = pilesOf([mark("a", 0, "calm"), mark("b", 10, "bad"), mark("c", 12, "near", "tasks"), mark("d", 90, "calm")], ({ lng }) => [lng, 0], 30);
    expect(piles.map(({ marks }) => marks.map(({ id }) => id))).toEqual([["b", "a"], ["c"], ["d"]]);
  });

  it("stand only where there is a place, and say neither who complained nor in which words", () => {
    const row = { id: "0123456789abcdef", number: "TS1", kind: "complaint" as const, category: "pests" as const, state: "received" as const, clock: "overdue" as const, daysLeft: -1, placeName: "湖畔鱼府", townCode: "330127100", establishmentId: null, clusterId: null };
    const marks = marksOf({ cases: [{ ...row, lng: 119, lat: 29.6 }, { ...row, lng: null, lat: null }], tasks: [], orders: [] }, []);
    expect(marks).toMatchObject([{ tone: "bad", glyph: "诉", label: "湖畔鱼府", detail: "投诉 · 有老鼠、蟑螂等" }]);
  });

  it("crowd shops by squares, each in one", () => {
    const crowds = crowdsOf([[1, 1], [2, 2], [11, 1], [-1, 1]] as const, (at) => at, 10);
    expect(crowds.map(({ items }) => items.length).sort()).toEqual([1, 1, 2]);
  });
});

const task = (id: string, state: "waiting" | "assigned" | "on_the_way", acceptBy: string | null, sceneBy: string) => ({ id, state, acceptBy, sceneBy }) as Parameters<typeof inQueueOrder>[0][number];

it("pins what nobody has accepted, the longest waiting first, then runs by the promise", () => {
  const rows = [task("late", "on_the_way", null, "2026-11-23T02:10"), task("new", "waiting", "2026-11-23T03:00", "2026-11-23T02:00"), task("soon", "on_the_way", null, "2026-11-23T02:05"), task("old", "assigned", "2026-11-23T02:30", "2026-11-23T05:00")];
  expect(inQueueOrder(rows).map(({ id }) => id)).toEqual(["old", "new", "soon", "late"]);
});

describe("keys", () => {
  it("each asks for one thing", () => {
    const keys = Object.values(WALL_KEYS).flatMap((key) => key.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect([commandOf("a"), commandOf("2"), commandOf("Escape"), commandOf("Tab"), commandOf("Enter")]).toEqual(["acknowledge", "cases", "back", null, null]);
  });
});

describe("what is open", () => {
  const start: WallState = { panels: [], layers: new Set(["shops"]), raising: null, marking: false, help: false };
  const shop = { kind: "record", record: { kind: "shop", id: "a" } } as const;
  const figure = { kind: "figure", figure: "overdue" } as const;

  it("goes back the way it came, what lies on top first", () => {
    const opened = [figure, shop, figure].reduce((state, panel) => reduceWall(state, { type: "open", panel }), start);
    expect(opened.panels).toEqual([shop, figure]);
    const helped = reduceWall(opened, { type: "help" });
    expect(reduceWall(helped, { type: "back" }).panels).toHaveLength(2);
    expect(reduceWall(reduceWall(helped, { type: "back" }), { type: "back" }).panels).toEqual([shop]);
  });

  it("switches layers", () => {
    const on = reduceWall(start, { type: "toggle", layer: "tasks" });
    expect([...on.layers]).toEqual(["shops", "tasks"]);
    expect([...reduceWall(on, { type: "toggle", layer: "shops" }).layers]).toEqual(["tasks"]);
  });
});

describe("news and what they make stale", () => {
  it.each([["complaint.submitted.v1", "/insights/situation"], ["dispatch.accepted.v1", "/insights/loop"], ["duty.place_shared.v1", "/duty/officers"], ["duty.roster_changed.v1", "/duty/shifts"], ["alarm.acknowledged.v1", "/alarms"], ["rectification.closed.v1", "/insights/loop"]])("%s: %s", (event, prefix) => {
    expect(EVENT_NAMES).toContain(event);
    expect(staleOf(event)).toContain(prefix);
  });

  it("a scan does not fetch the county's shops again", () => {
    expect(staleOf("scan.recorded.v1")).toEqual(["/insights/overview"]);
  });
});

describe("the roster", () => {
  const someone = { officer: { id: "1", name: "方子衡" }, standIn: { id: "2", name: "汪立新" } };
  it("names the stand-in who has taken over", () => {
    expect([onShift({ ...someone, stoodIn: false }), onShift({ ...someone, stoodIn: true })]).toEqual(["方子衡", "汪立新"]);
  });
  it.each([["08:30", "17:30", true], ["10:00", "10:30", true], ["10:01", "10:30", false], ["09:00", "10:00", false], ["17:30", "08:30", false], ["23:30", "10:01", true]])("a shift from %s to %s runs at ten: %s", (from, to, runs) => {
    expect(runsAt({ from, to }, new Date("2026-11-23T02:00:00.000Z"))).toBe(runs);
  });
});

describe("sound", () => {
  const audio = () => {
    const rung: number[] = [];
    const context = { state: "suspended", currentTime: 0, resume: async () => { context.state = "running"; }, createOscillator: () => ({ frequency: { value: 0 }, connect: () => ({ connect: () => undefined }), start: (at: number) => rung.push(at), stop: () => undefined }), createGain: () => ({ gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined } }), destination: {} };
    let muted = false;
    return { rung, parts: { create: () => context as unknown as AudioContext, remembered: { get: () => muted, set: (next: boolean) => { muted = next; } } }, isMuted: () => muted };
  };

  it("is locked until somebody touches the page, and then rings", async () => {
    const { rung, parts } = audio();
    const sound = createSound(parts, () => undefined);
    sound.ring();
    expect([sound.state(), rung.length]).toEqual(["locked", 0]);
    await sound.touch();
    sound.ring();
    expect([sound.state(), rung.length]).toEqual(["on", 6]);
  });

  it("is muted by hand, stays so, and a touch does not undo it", async () => {
    const { rung, parts, isMuted } = audio();
    const sound = createSound(parts, () => undefined);
    await sound.press();
    await sound.press();
    await sound.touch();
    sound.ring();
    expect([sound.state(), rung.length, isMuted()]).toEqual(["muted", 0, true]);
    expect(createSound(parts, () => undefined).state()).toBe("muted");
  });
});
