// Fails when a package of the built mini-program is 1.5 MB or more (WeChat refuses 2 MB).
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const LIMIT = 1.5 * 1024 * 1024;
const dist = resolve(import.meta.dirname, "../dist/weapp");

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]
  );

const app = JSON.parse(readFileSync(join(dist, "app.json"), "utf8"));
const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ""));
const sizes = new Map([["main", 0], ...roots.map((root) => [root, 0])]);
for (const file of filesBelow(dist)) {
  const path = relative(dist, file);
  const owner = roots.find((root) => path.startsWith(`${root}/`)) ?? "main";
  sizes.set(owner, sizes.get(owner) + statSync(file).size);
}

let tooLarge = false;
for (const [name, bytes] of sizes) {
  const over = bytes >= LIMIT;
  tooLarge ||= over;
  console.log(`${over ? "TOO LARGE" : "ok"}  ${name}  ${(bytes / 1024).toFixed(0)} KB`);
}
process.exit(tooLarge ? 1 : 0);
