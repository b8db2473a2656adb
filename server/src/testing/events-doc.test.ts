import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EVENT_NAMES } from "@sunshine/domain/events";
import { modules } from "../modules";

const page = readFileSync(join(__dirname, "../../../docs/events.md"), "utf8");
const documented = [...page.split("\n## ")[0]!.matchAll(/^\| `([a-z_.]+\.v\d+)` \| ([^|]+) \|/gm)].map(([, name, heard]) => ({ name: name!, live: !heard!.includes("—") }));

test("the table of events names every event, and tells truly which are heard live", () => {
  const heard = new Set(modules.flatMap(({ audience }) => Object.keys(audience ?? {})));
  const expected = EVENT_NAMES.map((name) => ({ name, live: heard.has(name) }));
  const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
  expect(documented.sort(byName)).toEqual(expected.sort(byName));
});
