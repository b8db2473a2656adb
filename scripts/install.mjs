import { existsSync } from "node:fs";
import { at, digestOf, unlessDone } from "./paths.mjs";
import { run, step } from "./run.mjs";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** Installs exactly what the lock file names; nothing when that has been done. */
export const install = async () => {
  const digest = digestOf("package-lock.json");
  await unlessDone("install", digest, ["node_modules/.package-lock.json"], () =>
    step("安装依赖", async () => {
      if (!existsSync(at("package-lock.json"))) throw new Error("package-lock.json is missing");
      await run(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    })
  );
};
