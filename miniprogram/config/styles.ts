import fs from "node:fs";
import path from "node:path";

type Json = string | number | { readonly [name: string]: Json };

const flatten = (value: Json, at: readonly string[]): string[] =>
  typeof value === "object"
    ? Object.entries(value).flatMap(([name, below]) => flatten(below, [...at, name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)]))
    : [`$${at.join("-")}: ${value};`];

/** The shared tokens as Sass variables: `colour.brandSoft` becomes `$colour-brand-soft`. */
export const tokenVariables = (): string => {
  const file = path.resolve(__dirname, "../../config/look/tokens.json");
  return `${flatten(JSON.parse(fs.readFileSync(file, "utf8")) as Json, []).join("\n")}\n`;
};
