import fc from "fast-check";
import { DISPATCH_RULES } from "@sunshine/config/loop-rules";
import { acceptRungsDue, minutesBetween, namesSomebody, nextAcceptRungAt, rankCandidates, sceneBy } from "./dispatch.rules";

const RAISED = new Date("2026-11-23T02:00:00.000Z");
const after = (minutes: number): Date => new Date(RAISED.getTime() + minutes * 60_000);
const rungs = (taken: number, minutes: number) => acceptRungsDue(taken, RAISED, "urgent", after(minutes), DISPATCH_RULES).map(({ rung }) => rung);

// An urgent task is to be accepted within 5 minutes; the bureau hears after three times that.
test.each([[0, 4.9, []], [0, 5, [1]], [1, 14, []], [1, 15, [2]], [0, 60, [1, 2]], [2, 60, []]] as const)("after rung %d and %d minutes the rungs %j are due", (taken, minutes, expected) => {
  expect(rungs(taken, minutes)).toEqual(expected);
});

test("the next rung is the clock's next ring, and there is none after the last", () => {
  expect(nextAcceptRungAt(0, RAISED, "emergency", DISPATCH_RULES)).toEqual(after(3));
  expect(nextAcceptRungAt(2, RAISED, "emergency", DISPATCH_RULES)).toBeNull();
});

test("the promise runs from the raising of the task, and arrival is measured in begun minutes", () => {
  expect(sceneBy(RAISED, 20)).toEqual(after(20));
  expect(minutesBetween(RAISED, after(19.2))).toBe(20);
});

const candidate = (name: string, lng: number | null, load = 0, more = {}) => ({ name, place: lng === null ? null : { lng, lat: 29.6 }, load, coversTown: true, refused: false, ...more });

test("the nearest free officer comes first; busy, unplaced and unwilling ones follow", () => {
  const ranked = rankCandidates(
    { lng: 119, lat: 29.6 },
    [candidate("refused", 119, 0, { refused: true }), candidate("nowhere", null), candidate("elsewhere", null, 0, { coversTown: false }), candidate("far", 119.08), candidate("busy", 119.001, 2), candidate("near", 119.002)],
    DISPATCH_RULES
  );
  expect(ranked.map(({ name }) => name)).toEqual(["near", "far", "busy", "nowhere", "elsewhere", "refused"]);
});

test("property: ranking keeps everybody once", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ place: fc.option(fc.record({ lng: fc.double({ min: 118, max: 120, noNaN: true }), lat: fc.double({ min: 29, max: 30, noNaN: true }) })), load: fc.nat(5), coversTown: fc.boolean(), refused: fc.boolean() })), (all) => {
      expect(new Set(rankCandidates({ lng: 119, lat: 29.6 }, all, DISPATCH_RULES))).toEqual(new Set(all));
    })
  );
});

test.each([
  ["请到后厨查看冷藏温度", false],
  ["投诉人电话13800001234", true],
  ["联系 0571-64812345", true],
  ["身份证 33012719900101123X", true],
  ["许可证编号 JY23301270001239", false],
])("%s holds a number of a person: %s", (text, expected) => {
  expect(namesSomebody(text)).toBe(expected);
});
