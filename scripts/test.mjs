import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { connect } from "node:net";
import { install } from "./install.mjs";
import { at, root } from "./paths.mjs";

// Installs and runs everything that this machine can; says loudly what it could not, and why.
await install();
const { build } = await import("./build.mjs");

const totals = { passed: 0, failed: 0, skipped: 0 };
const missing = [];
const node = process.execPath;
const bin = (name) => at("node_modules", ".bin", name);

/** Runs a command; counts its closing line, or the command itself as one check where it has none. */
const check = (title, command, args, env = {}) =>
  new Promise((resolve) => {
    const startedAt = Date.now();
    process.stdout.write(`\n== ${title}\n`);
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let tail = "";
    for (const [stream, sink] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      stream.on("data", (chunk) => {
        sink.write(chunk);
        tail = (tail + chunk).slice(-4000);
      });
    }
    child.on("exit", (code) => {
      const counts = [...tail.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)].at(-1);
      if (counts) {
        totals.passed += Number(counts[1]);
        totals.failed += Number(counts[2]) + (code !== 0 && Number(counts[2]) === 0 ? 1 : 0);
        totals.skipped += Number(counts[3]);
      } else totals[code === 0 ? "passed" : "failed"] += 1;
      process.stdout.write(`== ${title}: ${code === 0 ? "ok" : `FAILED (${code})`}, ${((Date.now() - startedAt) / 1000).toFixed(0)} s\n`);
      resolve(code === 0);
    });
  });

const skip = (title, why) => {
  missing.push(`${title}: ${why}`);
  totals[process.env.REQUIRE_ALL ? "failed" : "skipped"] += 1;
  process.stdout.write(`\n== ${title}: NOT RUN, ${why}\n`);
};

const answers = (url) =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => (socket.end(), resolve(true)));
    socket.on("error", () => resolve(false));
    socket.setTimeout(2000, () => (socket.destroy(), resolve(false)));
  });

const chromium = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => {
  try {
    return path && (accessSync(path, constants.X_OK), true);
  } catch {
    return false;
  }
});

const only = process.argv.slice(2);
const wanted = (name) => only.length === 0 || only.includes(name);
const jest = ["--config", at("config/jest/jest.config.cjs")];
const database = process.env.TEST_DATABASE_URL;

if (wanted("types")) {
  await check("类型检查", bin("tsc"), ["-p", "tsconfig.json"]);
  await check("类型检查 管理端", bin("tsc"), ["-p", "admin-web"]);
  await check("类型检查 小程序", bin("tsc"), ["-p", "miniprogram"]);
}
if (wanted("lint")) {
  await check("代码与结构规则", bin("eslint"), ["."]);
  await check("结构规则会咬人", node, [at("scripts/plant-violations.mjs")]);
}
if (wanted("unit")) await check("单元与接口测试（内置数据库）", bin("jest"), jest, { TEST_DATABASE_URL: "" });
if (wanted("mysql")) {
  if (!database) skip("接口测试（MySQL/MariaDB）", "没有设置 TEST_DATABASE_URL");
  else if (!(await answers(database))) skip("接口测试（MySQL/MariaDB）", "TEST_DATABASE_URL 连不上");
  else await check("接口测试（MySQL/MariaDB）", bin("jest"), [...jest, "server/", "bench/"]);
}
if (wanted("build")) {
  await check("构建全部产物", node, [at("scripts/build.mjs")]);
  await check("小程序分包大小", node, [at("miniprogram/scripts/check-size.mjs")]);
} else await build();
if (wanted("weapp")) await check("小程序产物实跑", node, [at("e2e/run.mjs"), "weapp"]);
if (wanted("servers")) {
  const redis = process.env.TEST_REDIS_URL;
  if (!database || !redis) skip("两台服务器互通", "需要 TEST_DATABASE_URL 和 TEST_REDIS_URL");
  else await check("两台服务器互通", node, [at("e2e/run.mjs"), "servers"]);
}
if (wanted("journeys")) {
  if (!chromium) skip("浏览器旅程", "没有找到 Chromium（可用 CHROMIUM 指定）");
  else await check("浏览器旅程", node, [at("e2e/run.mjs"), "journeys"], { CHROMIUM: chromium });
}

if (missing.length > 0) process.stdout.write(`\n没有运行的部分：\n${missing.map((line) => `  - ${line}`).join("\n")}\n`);
process.exitCode = totals.failed > 0 ? 1 : 0;
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
