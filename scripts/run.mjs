import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/** Runs a command, its output shown; rejects when it fails. */
export const run = (command, args, { env = {}, cwd = root, quiet = false } = {}) =>
  new Promise((resolve, reject) => {
    const kept = [];
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit" });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => kept.push(chunk));
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) return resolve();
      if (quiet) process.stderr.write(Buffer.concat(kept));
      reject(new Error(`${command} ${args.join(" ")} ended with ${code}`));
    });
  });

/** Prints a step and how long it took. */
export const step = async (title, work) => {
  const startedAt = Date.now();
  process.stdout.write(`${title} …\n`);
  await work();
  process.stdout.write(`${title}：${((Date.now() - startedAt) / 1000).toFixed(1)} 秒\n`);
};
