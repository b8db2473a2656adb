import * as z from "zod";

/** As much of a JSON schema as is read here. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/** Ids that a sample is made of: a shop's unless the field's name says another. */
type Ids = Readonly<Record<string, string>> & { readonly shop: string };

/** Version 0 is nobody's: a move is judged, answered and not made. */
const NUMBERS: Readonly<Record<string, number>> = { lng: 119.04, lat: 29.6, version: 0 };

const textFor = ({ pattern = "", format, minLength = 0 }: Schema, name: string, ids: Ids): string => {
  if (format === "date-time") return "2026-11-22T10:00:00.000Z";
  if (pattern.includes("{16}")) return ids[name] ?? ids.shop;
  if (pattern.includes("{9}")) return "330127100";
  return pattern.includes("{4}-") ? "2026-11-23" : "核对情况".padEnd(minLength, "。");
};

const MAKERS: Readonly<Record<string, (schema: Schema, name: string, ids: Ids) => unknown>> = {
  object: ({ required = [], properties = {} }, _, ids) => Object.fromEntries(required.map((key) => [key, make(properties[key] ?? {}, key, ids)])),
  array: ({ minItems = 0, items = {} }, name, ids) => Array.from({ length: minItems }, () => make(items, name, ids)),
  boolean: () => true,
  integer: (_, name) => NUMBERS[name] ?? 1,
  number: (_, name) => NUMBERS[name] ?? 1,
  string: textFor,
};

const make = (schema: Schema, name: string, ids: Ids): unknown => {
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return make(schema.anyOf[0] ?? {}, name, ids);
  return MAKERS[schema.type ?? ""]?.(schema, name, ids);
};

/** Something that fits an input: every required field, plausibly filled. */
export const sampleOf = (input: z.ZodType, ids: Ids): unknown => make(z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema, "", ids);
