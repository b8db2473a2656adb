import { shopWith } from "../../testing/shops";
import { distanceInWords, findingsInWords, healthInWords, isInForce, validity, visitAge } from "./shop-facts";

const TODAY = "2026-11-23";
const { grade } = shopWith();

test.each([
  ["2026-11-23", "2026年11月23日检查 · 今天", false],
  ["2026-09-03", "2026年9月3日检查 · 81天前", false],
  ["2026-05-27", "2026年5月27日检查 · 180天前", false],
  ["2026-05-26", "2026年5月26日检查 · 181天前", true],
])("a visit on %s reads %s", (lastVisitOn, text, stale) => {
  expect(visitAge({ ...grade, lastVisitOn }, TODAY)).toEqual({ text, stale });
});

test("a shop that was never visited says so, and that is not old", () => {
  expect(visitAge({ ...grade, lastVisitOn: null }, TODAY)).toEqual({ text: "尚无检查记录", stale: false });
});

test.each([
  [[], "上次检查没有发现问题"],
  [["2026-09-05", "2026-09-06"], "上次检查发现 2 项，2026年9月6日已整改"],
  [[null, null], "上次检查发现 2 项，整改中"],
  [["2026-09-05", null, null], "上次检查发现 3 项，2 项整改中"],
])("findings mended on %j read %s", (mended, text) => {
  const [visit] = shopWith().visits;
  if (!visit) throw new Error("the shop has a visit");
  const findings = mended.map((mendedOn, at) => ({ text: `问题 ${at}`, key: false, mendedOn }));
  expect(findingsInWords({ ...visit, findings })).toBe(text);
});

test.each([
  ["2026-11-22", "已过期 1 天", "bad"],
  ["2026-11-23", "今天到期", "notice"],
  ["2026-12-23", "30 天后到期", "notice"],
  ["2026-12-24", "有效", "good"],
] as const)("what ends on %s is %s", (expiresOn, text, tone) => {
  expect(validity(expiresOn, TODAY)).toEqual({ text, tone });
});

test("a certificate that ended yesterday does not count", () => {
  const certificates = ["2027-01-01", "2026-11-22"].map((expiresOn) => ({ name: "王*", duty: "厨师", expiresOn }));
  expect(healthInWords({ staff: 2, certificates }, TODAY)).toEqual({ text: "2 名从业人员，1 人持有效健康证明", tone: "notice" });
});

test.each([
  ["2026-11-23", null, true],
  ["2026-11-24", null, false],
  ["2026-01-01", "2026-11-23", true],
  ["2026-01-01", "2026-11-22", false],
])("a list entry from %s to %s holds today: %s", (from, to, holds) => {
  expect(isInForce({ list: "red", reason: "示范店", from, to }, TODAY)).toBe(holds);
});

test.each([
  [350, "350 米"],
  [999, "999 米"],
  [1000, "1.0 公里"],
  [12_340, "12.3 公里"],
])("%d metres read %s", (metres, text) => expect(distanceInWords(metres)).toBe(text));
