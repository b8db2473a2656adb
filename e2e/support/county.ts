import { spawn } from "node:child_process";
import { existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { freePort, temporaryFolder } from "./server-process";

const ROOT = resolve(__dirname, "../..");
const READY_MS = 480_000;

/** A demo county 演示县 that journeys walk through; each brings what it changes, so that they can share one. */
export interface County {
  readonly url: string;
  /** What its server has printed so far. */
  readonly output: () => string;
}

interface Note {
  readonly url: string;
  readonly pid: number;
  readonly log: string;
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false
  );

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The server goes on after this suite; the end of the run stops it by the number that is noted here. */
const start = async (folder: string): Promise<Note> => {
  const [port, log] = [await freePort(), join(folder, "county.log")];
  const file = openSync(log, "a");
  const child = spawn(process.execPath, ["--enable-source-maps", join(ROOT, "server/dist/demo.js")], {
    cwd: ROOT,
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", LOG_LEVEL: "warn", DATA_DIR: join(folder, "data"), DEMO_SIZE: process.env["E2E_DEMO_SIZE"] ?? "small", PORT: String(port) },
    stdio: ["ignore", file, file],
    detached: true,
  });
  child.unref();
  const note: Note = { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, log };
  writeFileSync(join(folder, "county.json"), JSON.stringify(note));
  for (const end = Date.now() + READY_MS; !(await isReady(note.url)); await wait(200))
    if (child.exitCode !== null || Date.now() > end) throw new Error(`the county did not become ready:\n${readFileSync(log, "utf8")}`);
  return note;
};

/** The county of this run: one that runs already (E2E_URL), or one that the first journey starts for all of them. */
export const openCounty = async (): Promise<County> => {
  const given = process.env["E2E_URL"];
  if (given) return { url: given, output: () => "" };
  const folder = process.env["E2E_SHARED"] ?? temporaryFolder().path;
  const noted = join(folder, "county.json");
  const { url, log } = existsSync(noted) ? (JSON.parse(readFileSync(noted, "utf8")) as Note) : await start(folder);
  return { url, output: () => readFileSync(log, "utf8") };
};
