"use strict";
const { existsSync, readFileSync, rmSync } = require("node:fs");
const { join } = require("node:path");

const STOP_MS = 20_000;
const runs = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** After all suites: the shared county stops, and its folder goes. */
module.exports = async () => {
  const folder = process.env["E2E_SHARED"];
  if (!folder) return;
  const note = join(folder, "county.json");
  if (existsSync(note)) {
    const { pid } = JSON.parse(readFileSync(note, "utf8"));
    if (runs(pid)) process.kill(pid, "SIGTERM");
    for (const end = Date.now() + STOP_MS; runs(pid) && Date.now() < end; ) await new Promise((done) => setTimeout(done, 100));
    if (runs(pid)) process.kill(pid, "SIGKILL");
  }
  rmSync(folder, { recursive: true, force: true });
};
