import { parseArgs } from "node:util";
import { startSimulator } from "./start";

const { SIM_PORT = "18080", SIM_KEYS_DIR = ".data/wechat", SIM_TIME_SCALE = "1" } = process.env;

/** `--port`, `--keys` and `--time-scale`, or SIM_PORT, SIM_KEYS_DIR and SIM_TIME_SCALE. */
const readOptions = () => {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: SIM_PORT },
      keys: { type: "string", default: SIM_KEYS_DIR },
      "time-scale": { type: "string", default: SIM_TIME_SCALE },
    },
  });
  const port = Number(values.port);
  const timeScale = Number(values["time-scale"]);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error("--port must be a port number");
  if (!(timeScale > 0)) throw new Error("--time-scale must be a positive number");
  return { port, timeScale, keysDir: values.keys, remember: true };
};

const run = async (): Promise<void> => {
  const simulator = await startSimulator(readOptions());
  const stop = (): void => void simulator.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  // Whoever started this process waits for exactly one line.
  process.stdout.write(`${JSON.stringify({ ready: simulator.url })}\n`);
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
