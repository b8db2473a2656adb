import fc from "fast-check";
import { dayOf } from "../kernel/day";
import { CLOCK_TOLERANCE_MS, formatVisit, reckonTimes, VisitTimesSchema, type VisitTimes } from "./visit-clock";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (text: string): number => Date.parse(text);
const iso = (ms: number): string => new Date(ms).toISOString();

/** What a phone sends whose clock is wrong by `wrong` at the visit and by `wrongWhenSent` on sending. */
const sentBy = (real: { pack: number; start: number; end: number; sent: number }, wrong: number, wrongWhenSent = wrong): [VisitTimes, string, Date] => [
  {
    startedAt: iso(real.start + wrong), endedAt: iso(real.end + wrong), startPlace: null, endPlace: null,
    pack: { servedAt: iso(real.pack), receivedAt: iso(real.pack + wrong) },
  },
  iso(real.sent + wrongWhenSent),
  new Date(real.sent),
];

const evening = { pack: at("2026-11-23T15:00:00Z"), start: at("2026-11-23T15:10:00Z"), end: at("2026-11-23T15:50:00Z"), sent: at("2026-11-23T15:55:00Z") };

// 23:10 to 23:50 in Shanghai: a clock that is an hour fast would say the next day.
test.each([
  ["right", 0, 0, "trusted", 0],
  ["a minute fast", MINUTE, MINUTE, "trusted", -60],
  ["an hour fast", HOUR, HOUR, "corrected", -3600],
  ["a day slow", -24 * HOUR, -24 * HOUR, "corrected", 86_400],
  ["an hour fast, put right before sending", HOUR, 0, "doubtful", -3600],
  ["right, but put a day back before sending", 0, -24 * HOUR, "doubtful", 0],
] as const)("a phone that is %s reports the visit on its true day", (_, wrong, wrongWhenSent, clock, skewSeconds) => {
  const times = reckonTimes(...sentBy(evening, wrong, wrongWhenSent));
  expect({ day: dayOf(times.startedAt), clock: times.clock, skew: times.skewSeconds }).toEqual({ day: "2026-11-23", clock, skew: skewSeconds });
  expect(Math.abs(times.startedAt.getTime() - evening.start)).toBeLessThanOrEqual(CLOCK_TOLERANCE_MS);
});

test("a record that lay on the phone for three days without signal keeps the day of the visit", () => {
  const late = { ...evening, sent: at("2026-11-26T01:00:00Z") };
  expect(reckonTimes(...sentBy(late, 0))).toMatchObject({ startedAt: new Date(evening.start), endedAt: new Date(evening.end), clock: "trusted" });
});

test("a phone that tells nothing to compare is believed up to now, and marked", () => {
  const [times, , now] = sentBy(evening, 3 * HOUR);
  const reckoned = reckonTimes({ ...times, pack: null }, null, now);
  expect(reckoned).toMatchObject({ startedAt: now, endedAt: now, clock: "doubtful", skewSeconds: null });
});

test("a start before the pack was fetched is marked", () => {
  const [times, sent, now] = sentBy({ ...evening, pack: at("2026-11-23T15:30:00Z") }, 0);
  expect(reckonTimes(times, sent, now)).toMatchObject({ startedAt: new Date(evening.start), clock: "doubtful" });
});

test("property: a steady error, however large, never moves the visit", () => {
  const span = fc.integer({ min: 0, max: 10 * HOUR });
  fc.assert(
    fc.property(fc.integer({ min: -400 * 24 * HOUR, max: 400 * 24 * HOUR }), span, span, span, (wrong, toStart, length, toSent) => {
      const pack = at("2026-11-23T00:00:00Z");
      const real = { pack, start: pack + toStart, end: pack + toStart + length, sent: pack + toStart + length + toSent };
      const { startedAt, endedAt } = reckonTimes(...sentBy(real, wrong));
      expect(Math.abs(startedAt.getTime() - real.start)).toBeLessThanOrEqual(CLOCK_TOLERANCE_MS);
      expect(Math.abs(endedAt.getTime() - real.end)).toBeLessThanOrEqual(CLOCK_TOLERANCE_MS);
    })
  );
});

test("property: whatever a phone claims, no visit lies in the future, nor ends before it began", () => {
  const instant = fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }).map((date) => date.toISOString());
  fc.assert(
    fc.property(instant, instant, instant, instant, instant, (startedAt, endedAt, servedAt, receivedAt, sentAt) => {
      const now = new Date("2026-11-23T02:00:00Z");
      const times = reckonTimes({ startedAt, endedAt, startPlace: null, endPlace: null, pack: { servedAt, receivedAt } }, sentAt, now);
      expect(times.startedAt.getTime()).toBeLessThanOrEqual(times.endedAt.getTime());
      expect(times.endedAt.getTime()).toBeLessThanOrEqual(now.getTime());
    })
  );
});

test.each([
  ["an end before the start", { startedAt: "2026-11-23T02:00:00Z", endedAt: "2026-11-23T01:00:00Z" }],
  ["two days in one", { startedAt: "2026-11-21T02:00:00Z", endedAt: "2026-11-23T02:00:01Z" }],
  ["a place outside the country", { startedAt: "2026-11-23T01:00:00Z", endedAt: "2026-11-23T02:00:00Z", startPlace: { lng: 2.3, lat: 48.8 } }],
])("%s is no visit", (_, given) => {
  expect(VisitTimesSchema.safeParse(given).success).toBe(false);
});

test("a visit within a day names the day once", () => {
  expect(formatVisit({ startedAt: new Date("2026-11-23T01:05:00Z"), endedAt: new Date("2026-11-23T02:10:00Z") })).toBe("2026年11月23日 09:05 至 10:10");
  expect(formatVisit({ startedAt: new Date("2026-11-23T15:30:00Z"), endedAt: new Date("2026-11-23T16:10:00Z") })).toBe("2026年11月23日 23:30 至 2026年11月24日 00:10");
});
