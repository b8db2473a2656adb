import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { EVENT_NAMES, eventSchemas } from "@sunshine/domain/events";
import { modules } from "../modules";
import type { Telling } from "../platform/live/audience";

const PATH = join(__dirname, "../../../docs/live-pushes.md");
const HEAD = `# Live pushes: topics and fields

What each event of [the table](events.md) sends to whom, field by field, as the code does it; a test holds this page against the code
(\`UPDATE_DOCS=1 npm run jest -- server/src/testing/live-pushes.test.ts\` writes it anew). Topics: \`county\` officers of the whole county, \`town\`
officers of the town, \`officer\` one officer, \`shop\` the people of a shop, \`member\` one person known by WeChat, \`session\` one session,
\`storefront\` and \`scan\` whoever looks at a shop's page, \`internal\` the servers' caches.
`;

interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
}

const PLAIN: Readonly<Record<string, readonly unknown[]>> = { boolean: [true, false], null: [null], integer: [7], number: [7] };

/** Values that a field may have, the fullest first. */
const valuesOf = (shape: Shape): readonly unknown[] => {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return choices.flatMap(valuesOf);
  if (shape.enum) return shape.enum;
  if (shape.const !== undefined) return [shape.const];
  if (shape.type === "object") return samplesOf(shape);
  if (shape.type === "array") return [valuesOf(shape.items ?? {}).slice(0, 1), []];
  return PLAIN[shape.type ?? ""] ?? ["x"];
};

/** Payloads that differ from the fullest one in one field each. */
const samplesOf = ({ properties = {} }: Shape): Record<string, unknown>[] => {
  const fullest = Object.fromEntries(Object.entries(properties).map(([name, shape]) => [name, valuesOf(shape)[0]]));
  return [fullest, ...Object.entries(properties).flatMap(([name, shape]) => valuesOf(shape).slice(1).map((value) => ({ ...fullest, [name]: value })))];
};

/** Each group of topics that is told the same, with the fields that it may be told. */
const tellingsOf = (name: (typeof EVENT_NAMES)[number]): string[] => {
  const tellers = modules.flatMap(({ audience }) => (audience?.[name] ? [audience[name] as (payload: unknown) => readonly Telling[]] : []));
  const fields = new Map<string, Set<string>>();
  for (const sample of samplesOf(z.toJSONSchema(eventSchemas[name], { unrepresentable: "any" }) as Shape)) {
    for (const { topics, data } of tellers.flatMap((tell) => tell(sample))) {
      for (const kind of new Set(topics.map((topic) => topic.replace(/:.*/, "")))) fields.set(kind, new Set([...(fields.get(kind) ?? []), ...Object.keys(data)]));
    }
  }
  const groups = new Map<string, string[]>();
  for (const [kind, names] of fields) {
    const told = [...names].sort().join(", ");
    groups.set(told, [...(groups.get(told) ?? []), kind]);
  }
  return [...groups].map(([told, kinds]) => `  - ${kinds.sort().join(", ")}: ${told}`).sort();
};

test("the page of live pushes says truly who is told what", () => {
  const heard = EVENT_NAMES.map((name) => ({ name, tellings: tellingsOf(name) })).filter(({ tellings }) => tellings.length > 0);
  const page = `${HEAD}\n${heard.map(({ name, tellings }) => `- \`${name}\`\n${tellings.join("\n")}`).join("\n")}\n`;
  if (process.env["UPDATE_DOCS"]) writeFileSync(PATH, page);
  expect(readFileSync(PATH, "utf8")).toBe(page);
});
