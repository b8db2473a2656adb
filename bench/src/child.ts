import { spawn, spawnSync } from "node:child_process";
import { cpus } from "node:os";
import { join } from "node:path";

/** A process of the benchmark, pinned to a core, that answers questions. */
export interface Child {
  readonly ask: <T>(kind: string, argument?: unknown) => Promise<T>;
  readonly stop: () => Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

export const SERVER_CORE = 0;
export const LOAD_CORE = 1;

const canPin = cpus().length > 1 && spawnSync("taskset", ["--version"]).status === 0;
if (!canPin) process.stdout.write("(cores are not pinned: taskset or a second core is missing; figures are rough)\n");

/** Starts `dist/<name>.js` on a core and waits until it listens. */
export const startChild = async (name: string, core: number, environment: Readonly<Record<string, string>> = {}, flags: readonly string[] = []): Promise<Child> => {
  const script = [...flags, "--enable-source-maps", join(__dirname, `${name}.js`)];
  const [command, args] = canPin ? ["taskset", ["-c", String(core), process.execPath, ...script]] : [process.execPath, script];
  const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit", "ipc"], env: { ...process.env, NODE_ENV: "production", ...environment } });
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  child.on("message", (answer: Answer) => waiting.get(answer.id)?.(answer));
  child.on("exit", (code) => waiting.forEach((tell, id) => tell({ id, error: `${name} ended with ${code}` })));
  const ask = <T>(kind: string, argument?: unknown): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = (asked += 1);
      waiting.set(id, ({ value, error }) => {
        waiting.delete(id);
        if (error === undefined) resolve(value as T);
        else reject(new Error(error));
      });
      child.send({ id, kind, argument }, (error) => error && reject(error));
    });
  await ask("ready");
  return {
    ask,
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.disconnect();
      await ended;
    },
  };
};
