import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

export interface SimulatorProcess {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const READY_MS = 20_000;

const readyLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = "";
    const timer = setTimeout(() => reject(new Error("the WeChat simulator did not become ready")), READY_MS);
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const line = text.split("\n").find((it) => it.includes('"ready"'));
      if (!line) return;
      clearTimeout(timer);
      resolve((JSON.parse(line) as { ready: string }).ready);
    });
    child.once("exit", (code) => reject(new Error(`the WeChat simulator ended with ${code}`)));
  });

/** Starts the WeChat simulator 微信模拟器 as a process of its own, on a port that is free. */
export const startSimulatorProcess = async (keysDir: string): Promise<SimulatorProcess> => {
  const child = spawn(process.execPath, [join(__dirname, "simulator.js"), "--port", "0", "--keys", keysDir], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await readyLine(child);
  // The demo ends with its simulator, and the simulator with the demo.
  process.once("exit", () => child.kill());
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
    },
  };
};
