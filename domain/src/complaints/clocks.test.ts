import order121 from "@sunshine/config/regulations/complaints-2026.json";
import order20 from "@sunshine/config/regulations/complaints-2020.json";
import workdays from "@sunshine/config/regulations/workdays.json";
import { editionInForce } from "../kernel/regulation";
import { workCalendar, WorkdaysSchema } from "../kernel/workdays";
import { clockState, ComplaintClocksSchema, runningDeadline } from "./clocks";

const calendar = workCalendar(WorkdaysSchema.parse(workdays));
const editions = [order20, order121].map((edition) => ComplaintClocksSchema.parse(edition));
const clocks = editions[1]!;

test.each([["2026-04-14", "2020-order-20"], ["2026-04-15", "2026-order-121"]])("on %s %s is in force", (day, edition) => {
  expect(editionInForce(editions, day).edition).toBe(edition);
});

test.each([
  ["投诉 received before the National Day holiday", { kind: "complaint", receivedOn: "2026-09-30", acceptedOn: null, extendedOn: null }, "accept", "2026-10-15"],
  ["投诉 accepted: 60 calendar days, rolled over the holiday", { kind: "complaint", receivedOn: "2026-07-30", acceptedOn: "2026-08-02", extendedOn: null }, "mediate", "2026-10-08"],
  ["举报: 15 working days", { kind: "report", receivedOn: "2026-11-02", acceptedOn: null, extendedOn: null }, "verify", "2026-11-23"],
  ["举报 extended once: 15 more", { kind: "report", receivedOn: "2026-11-02", acceptedOn: null, extendedOn: "2026-11-20" }, "verify", "2026-12-14"],
] as const)("%s", (_, facts, name, on) => {
  expect(runningDeadline(facts, clocks, calendar)).toMatchObject({ name, on });
});

test("under Order 20 mediation had 45 working days", () => {
  expect(runningDeadline({ kind: "complaint", receivedOn: "2025-03-03", acceptedOn: "2025-03-03", extendedOn: null }, editions[0]!, calendar).on).toBe("2025-05-08");
});

test.each([["2026-11-20", "within"], ["2026-11-21", "near"], ["2026-11-23", "near"], ["2026-11-24", "overdue"]])("on %s the clock is %s", (today, state) => {
  expect(clockState("2026-11-23", "2026-11-21", today)).toBe(state);
});
