import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

// node bench/run.mjs [name …]: builds the benchmarks from source and runs them; fails when a limit is missed.
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..");
const children = readdirSync(join(here, "src/children")).map((file) => file.replace(/\.ts$/, ""));

/** Packages stay outside, each as the workspace that imports it would find it. */
const packages = {
  name: "packages",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) => {
      if (kind === "entry-point" || path.startsWith("@sunshine/")) return undefined;
      return { path: isBuiltin(path) ? path : createRequire(importer).resolve(path), external: true };
    });
  },
};

await build({
  entryPoints: { main: join(here, "src/main.ts"), ...Object.fromEntries(children.map((name) => [name, join(here, `src/children/${name}.ts`)])) },
  outdir: join(here, "dist"),
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  plugins: [packages],
  alias: { "@sunshine/domain": join(root, "domain/src"), "@sunshine/config": join(root, "config") },
  sourcemap: true,
  keepNames: true,
  logLevel: "warning",
});

const main = spawn(process.execPath, ["--enable-source-maps", join(here, "dist/main.js"), ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => main.kill(signal));
main.on("exit", (code) => process.exit(code ?? 1));
