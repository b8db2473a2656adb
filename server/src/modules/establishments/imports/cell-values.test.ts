import fc from "fast-check";
import { addDays } from "@sunshine/domain/kernel/day";
import { cellText, readCell, readDay } from "./cell-values";
import { columnOf, COLUMNS } from "./columns";

describe("days as people write them", () => {
  test.each([
    ["2026-01-31", "2026-01-31"],
    ["2026/1/31", "2026-01-31"],
    ["2026.1.31", "2026-01-31"],
    ["2026年1月31日", "2026-01-31"],
    ["2026 年 1 月 31 日", "2026-01-31"],
    ["２０２６－０１－３１", "2026-01-31"],
    ["20260131", "2026-01-31"],
    ["2026-01-31 00:00:00", "2026-01-31"],
    ["2026-01-31T00:00:00.000Z", "2026-01-31"],
    ["46053", "2026-01-31"],
    ["46053.5", "2026-01-31"],
    ["2026-02-29", null],
    ["2026-13-01", null],
    ["31/1/2026", null],
    ["2026年", null],
    ["长期", null],
    ["12", null],
    ["99999", null],
    ["", null],
  ])("%j is %j", (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  test("every way of writing a day reads as that day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 18_264, max: 73_050 }), (serial) => {
        const day = addDays("1899-12-30", serial);
        const [year, month, date] = day.split("-").map(Number);
        for (const text of [day, `${year}/${month}/${date}`, `${year}.${month}.${date}`, `${year}年${month}月${date}日`, day.replaceAll("-", ""), String(serial)]) expect(readDay(text)).toBe(day);
      })
    );
  });

  test("whatever else is typed is either a real day or refused", () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const day = readDay(text);
      expect(day === null || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)).toBe(true);
    }));
  });
});

const region = { towns: [{ code: "330127100", name: "千岛湖镇", centre: [119, 29.6] as [number, number], onSceneMinutes: 30 }] };

test.each([
  ["number", "1,200", 1200],
  ["number", "120 平方米", 120],
  ["number", "１２.５", 12.5],
  ["flag", "√", true],
  ["flag", "无", false],
  ["type", "学校食堂", "school_canteen"],
  ["kitchen", "视频厨房", "video"],
  ["town", "千岛湖镇", "330127100"],
  ["town", "330127100", "330127100"],
  ["code", " JY2 3301 ", "JY23301"],
] as const)("a %s cell %j is %j", (kind, text, value) => {
  expect(readCell(kind, text, region)).toEqual({ value });
});

test.each([
  ["'=1+1", "=1+1"],
  ["'平常", "'平常"],
  ["　全角空格　", "全角空格"],
  ["\ufeff头", "头"],
])("the text of %j is %j", (given, text) => {
  expect(cellText(given)).toBe(text);
});

test("every header and every synonym means its own column, with marks, brackets and spaces too", () => {
  for (const column of COLUMNS) {
    for (const name of [column.header, ...column.synonyms]) expect([name, columnOf(name)?.field]).toEqual([name, column.field]);
    expect(columnOf(`* ${column.header}：`)?.field).toBe(column.field);
  }
});
