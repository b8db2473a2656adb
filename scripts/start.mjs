import { spawn } from "node:child_process";
import { install } from "./install.mjs";
import { at, root } from "./paths.mjs";

// One command from a fresh clone to a running system: install, build, migrate, seed, serve.
await install();
const { build } = await import("./build.mjs");
await build(["server", "console", "h5"]);
const production = process.env.MODE === "production" || process.env.NODE_ENV === "production";
const entry = production ? "server/dist/main.js" : "server/dist/demo.js";
const child = spawn(process.execPath, ["--enable-source-maps", at(entry)], { cwd: root, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
