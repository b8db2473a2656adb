import { pathToFileURL } from "node:url";
import { at, digestOf, unlessDone } from "./paths.mjs";
import { run, step } from "./run.mjs";

const node = process.execPath;
const lock = "package-lock.json";

/** Bundles server, simulator and demo world; packages stay outside, so a release is dist + node_modules. */
const buildServer = async () => {
  const { build } = await import("esbuild");
  await build({
    entryPoints: { main: at("server/src/main.ts"), demo: at("server/demo/main.ts"), simulator: at("server/simulator/main.ts") },
    outdir: at("server/dist"),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    packages: "external",
    alias: { "@sunshine/domain": at("domain/src"), "@sunshine/config": at("config") },
    sourcemap: true,
    keepNames: true,
    logLevel: "warning",
  });
};

const parts = {
  server: { title: "构建服务端", inputs: ["server", "domain/src", "config", lock], outputs: ["server/dist/main.js"], work: buildServer },
  console: {
    title: "构建管理端与指挥中心",
    inputs: ["admin-web", "domain/src", "config", lock],
    outputs: ["admin-web/dist/index.html"],
    work: () => run(node, [at("admin-web/build.mjs")], { quiet: true }),
  },
  h5: {
    title: "构建小程序 H5（约一分钟）",
    inputs: ["miniprogram", "domain/src", "config", lock],
    outputs: ["miniprogram/dist/h5/index.html"],
    work: () => run(node, [at("node_modules/@tarojs/cli/bin/taro"), "build", "--type", "h5"], { cwd: at("miniprogram"), env: { NODE_ENV: "production" }, quiet: true }),
  },
  weapp: {
    title: "构建微信小程序",
    inputs: ["miniprogram", "domain/src", "config", lock],
    outputs: ["miniprogram/dist/weapp/app.json"],
    work: () => run(node, [at("node_modules/@tarojs/cli/bin/taro"), "build", "--type", "weapp"], { cwd: at("miniprogram"), env: { NODE_ENV: "production" }, quiet: true }),
  },
};

/** Builds the parts whose sources have changed since they were built. */
export const build = async (names = Object.keys(parts)) => {
  for (const name of names) {
    const { title, inputs, outputs, work } = parts[name];
    await unlessDone(`build-${name}`, digestOf(...inputs), outputs, () => step(title, work));
  }
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await build(process.argv.length > 2 ? process.argv.slice(2) : undefined);
