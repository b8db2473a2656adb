import { spawnSync } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

// node e2e/run.mjs weapp | servers | journeys
const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const suite = process.argv[2] ?? "journeys";
const { status } = spawnSync(
  process.execPath,
  [join(root, "node_modules/jest/bin/jest.js"), "--config", join(root, "config/jest/e2e.config.cjs"), "--runInBand", `e2e/${suite}/`, ...process.argv.slice(3)],
  { cwd: root, stdio: "inherit" }
);
process.exit(status ?? 1);
