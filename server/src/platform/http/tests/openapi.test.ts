import { modules } from "../../../modules";
import { openWorld, type World } from "../../../testing/world";

interface Parameter { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: unknown }
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: { properties?: Record<string, unknown>; required?: string[] } }>> };
  readonly responses: Readonly<Record<string, { $ref?: string; content?: Record<string, { schema: unknown }> }>>;
}
interface Document { readonly openapi: string; readonly info: { title: string; version: string }; readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; readonly components: unknown }

let world: World;
let text: string;
let document: Document;
let operations: (readonly [at: string, path: string, method: string, operation: Operation])[];
beforeAll(async () => {
  world = await openWorld();
  text = await (await fetch(`${world.url}/openapi.json`)).text();
  document = JSON.parse(text) as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, path, method, operation] as const));
});
afterAll(() => world.close());

test("the document is OpenAPI 3.1 and holds every mounted endpoint once", () => {
  expect(document).toMatchObject({ openapi: "3.1.0", info: { version: expect.any(String) as string } });
  const mounted = modules.flatMap((module) => Object.values(module.routes(world.services)).map(({ endpoint: { method, path } }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, "{$1}")}`));
  expect(operations.map(([at]) => at).sort()).toEqual(mounted.sort());
});

test("each operation has a name of its own, a sentence, and answers for success and error", () => {
  const ids = operations.map(([, , , { operationId }]) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [at, , , { summary, responses }] of operations) {
    expect({ at, summary: /[\u4e00-\u9fff]{2}/.test(summary), answers: Object.keys(responses) }).toEqual({ at, summary: true, answers: ["200", "default"] });
  }
});

test("each part of a path is declared, with a schema, and nothing is declared twice", () => {
  for (const [at, path, , { parameters }] of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = parameters.filter((parameter) => parameter.in === "path");
    expect({ at, declared: declared.map(({ name }) => name) }).toEqual({ at, declared: inPath });
    expect({ at, all: declared.every(({ required, schema }) => required && Object.keys(schema as object).length > 0) }).toEqual({ at, all: true });
    const keys = parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
    expect({ at, keys }).toEqual({ at, keys: [...new Set(keys)] });
  }
});

test("reading sends no body; what a body must have, it has, and no part of the path comes twice", () => {
  for (const [at, , method, { requestBody, parameters }] of operations) {
    if (method === "get") expect({ at, requestBody }).toEqual({ at, requestBody: undefined });
    const body = requestBody?.content["application/json"]?.schema;
    const properties = Object.keys(body?.properties ?? {});
    expect({ at, missing: (body?.required ?? []).filter((name) => !properties.includes(name)) }).toEqual({ at, missing: [] });
    expect({ at, twice: parameters.filter((it) => it.in === "path" && properties.includes(it.name)) }).toEqual({ at, twice: [] });
  }
});

/** Every reference in the document, and whether it leads anywhere from the document's root. */
const brokenReferences = (): string[] =>
  [...text.matchAll(/"\$ref":"(#[^"]*)"/g)].map(([, target]) => target!).filter((target) => {
    const found = target.slice(2).split("/").reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
    return found === undefined;
  });

test("every reference leads somewhere, and no schema names a dialect of its own", () => {
  expect(brokenReferences()).toEqual([]);
  expect(text).not.toContain('"$schema"');
  expect(text).not.toContain('"$defs"');
});

test("people can read the same on a page of its own, without any script", async () => {
  const response = await fetch(`${world.url}/api`);
  const page = await response.text();
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(page).not.toContain("<script");
  for (const [, path, , { summary }] of operations) {
    expect(page).toContain(`<code>${path}</code>`);
    expect(page).toContain(summary.replace(/&/g, "&amp;"));
  }
});
