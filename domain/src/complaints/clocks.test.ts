import order121 from "@sunshine/config/regulations/complaints-2026.json";
import order20 from "@sunshine/config/regulations/complaints-2020.json";
import workdays from "@sunshine/config/regulations/workdays.json";
import { editionInForce } from "../kernel/regulation";
import { workCalendar, WorkdaysSchema } from "../kernel/workdays";
import { clockState, ComplaintClocksSchema, runningDeadline } from "./clocks";
import { statutoryDeadlines, type CaseDays } from "./statutory-deadlines";

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

const received: CaseDays = { kind: "complaint", state: "received", receivedOn: "2026-07-06", acceptedOn: null, closedOn: null, extendedOn: null, clockFrom: "2026-07-06", reopened: false };

test.each<[string, Partial<CaseDays>, string[]]>([
  ["a complaint just received", {}, ["决定是否受理 收到之日起 7 个工作日内 2026-07-15 -", "完成调解 受理之日起 60 日内 - -"]],
  ["an accepted complaint", { state: "accepted", acceptedOn: "2026-07-09", clockFrom: "2026-07-09" }, ["决定是否受理 收到之日起 7 个工作日内 2026-07-15 2026-07-09", "完成调解 受理之日起 60 日内 2026-09-07 -"]],
  ["a refused complaint", { state: "refused", closedOn: "2026-07-09" }, ["决定是否受理 收到之日起 7 个工作日内 2026-07-15 2026-07-09"]],
  ["a complaint taken back before it was accepted", { state: "withdrawn", closedOn: "2026-07-09" }, []],
  ["a reopened complaint", { state: "handling", acceptedOn: "2026-07-09", clockFrom: "2026-07-20", reopened: true }, ["决定是否受理 收到之日起 7 个工作日内 2026-07-15 2026-07-09", "完成调解 重新办理之日起 60 日内 2026-09-18 -"]],
  ["an extended report", { kind: "report", state: "handling", acceptedOn: "2026-07-09", extendedOn: "2026-07-20" }, ["核查并决定是否立案 收到之日起 15 个工作日内，经批准延长 15 个工作日 2026-08-17 -"]],
  ["a closed report", { kind: "report", state: "closed", acceptedOn: "2026-07-09", closedOn: "2026-07-16" }, ["核查并决定是否立案 收到之日起 15 个工作日内 2026-07-27 2026-07-16"]],
])("%s has these limits of the law", (_, changes, limits) => {
  expect(statutoryDeadlines({ ...received, ...changes }, clocks, calendar).map(({ label, limit, on, metOn }) => `${label} ${limit} ${on ?? "-"} ${metOn ?? "-"}`)).toEqual(limits);
});
