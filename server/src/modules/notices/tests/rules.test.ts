import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NOTICE_RULES } from "@sunshine/config/notices";
import { eventSchemas, type EventName } from "@sunshine/domain/events";
import { fillWords, MAX_TITLE, wordsThatApply } from "@sunshine/domain/notices/notice.rules";
import { NOTICE_PARTY_LABELS, SUBSCRIBE_TEMPLATES } from "@sunshine/domain/notices/notice.vocabulary";
import { OCCASIONS, occasionOf } from "../occasions";
import { SAMPLES } from "./samples";

const told = Object.keys(NOTICE_RULES.events) as EventName[];
const rules = told.map((name) => ({ name, words: NOTICE_RULES.events[name]!.words }));
const samplesOf = (name: EventName): readonly unknown[] => SAMPLES[name] ?? [];
const occasionsOf = (name: EventName) => samplesOf(name).map((sample) => occasionOf(name, sample as never)!);

test("what the configuration tells of is what the program can tell of", () => {
  expect([...told].sort()).toEqual([...OCCASIONS].sort());
});

test.each(rules)("$name: every sentence is said at some time, and every name in it is filled in", ({ name, words }) => {
  for (const sample of samplesOf(name)) expect(() => eventSchemas[name].parse(sample)).not.toThrow();
  const said = new Set(occasionsOf(name).flatMap(({ marks, values }) => wordsThatApply(words, marks).map((sentence) => {
    expect(fillWords(sentence.title, values, MAX_TITLE)).not.toMatch(/[{}]|undefined|null/);
    expect(fillWords(sentence.text, values)).not.toMatch(/[{}]|undefined|null/);
    return sentence;
  })));
  expect(words.filter((sentence) => !said.has(sentence))).toEqual([]);
});

test.each(rules)("$name: a link leads to something that the event names", ({ name, words }) => {
  for (const { links, marks } of occasionsOf(name)) for (const { link } of wordsThatApply(words, marks)) if (link !== null) expect(Object.keys(links)).toContain(link);
});

test("a shop is told nothing by which a complainant could be found: neither the number of the case nor its place", () => {
  const shopWords = rules.filter(({ name }) => name.startsWith("complaint.")).flatMap(({ words }) => words.filter(({ to }) => to === "shop"));
  expect(shopWords.length).toBeGreaterThan(2);
  expect(shopWords.filter(({ title, text }) => /\{(number|place|deadline)\}/.test(title + text))).toEqual([]);
});

test("each subscribe message that WeChat is asked to send is used, and its fields can be filled", () => {
  const used = new Set(rules.flatMap(({ words }) => words.flatMap(({ subscribe }) => subscribe ?? [])));
  expect([...used].sort()).toEqual([...SUBSCRIBE_TEMPLATES].sort());
  for (const { fields } of Object.values(NOTICE_RULES.subscribe)) {
    for (const text of Object.values(fields)) expect(fillWords(text, { title: "标题", text: "内容", at: "时间" })).not.toBe("");
  }
});

test("subscribe messages go to people of WeChat only", () => {
  const people = ["claimant", "followers", "payer", "shop"];
  expect(rules.flatMap(({ words }) => words.filter(({ to, subscribe }) => subscribe !== null && !people.includes(to)))).toEqual([]);
});

const page = readFileSync(join(__dirname, "../../../../../docs/events.md"), "utf8");
const chapter = page.slice(page.indexOf("## Inbox, WeChat, SMS"));
const documented = [...chapter.matchAll(/^\| `([a-z_.]+\.v\d+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, name, inbox, wechat, sms]) => ({ name, inbox: inbox!.trim(), wechat: wechat!.trim(), sms: sms!.trim() }));

const parties = (words: (typeof rules)[number]["words"]): string => [...new Set(words.map(({ to }) => NOTICE_PARTY_LABELS[to]))].join(", ") || "—";

test("the table of the docs says who is told how, as the configuration does", () => {
  const expected = rules.map(({ name, words }) => ({
    name, inbox: parties(words), wechat: parties(words.filter(({ subscribe }) => subscribe !== null)), sms: parties(words.filter(({ sms }) => sms)),
  }));
  const byName = (a: { name: string | undefined }, b: { name: string | undefined }): number => (String(a.name) < String(b.name) ? -1 : 1);
  expect(documented.sort(byName)).toEqual(expected.sort(byName));
});
