import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
export const at = (...parts) => join(root, ...parts);

const SKIPPED = new Set(["node_modules", "dist", ".cache", ".data", ".git", "tests", ".swc"]);

const filesBelow = (path) => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name))
    .flatMap(({ name }) => filesBelow(join(path, name)))
    .sort();
};

/** One digest of everything below the paths, by which a step knows whether it has to run again. */
export const digestOf = (...paths) => {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesBelow(at(path)))) hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
};

const stampPath = (name) => at(".cache", "stamps", name);

/** Runs `work` unless it has run on exactly these inputs and its outputs are there. */
export const unlessDone = async (name, digest, outputs, work) => {
  const path = stampPath(name);
  const fresh = existsSync(path) && readFileSync(path, "utf8") === digest && outputs.every((output) => existsSync(at(output)));
  if (fresh) return false;
  await work();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, digest);
  return true;
};
