import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Books } from "./books";
import { answerControl } from "./control";
import { jsonAnswer, readRequest, type SimAnswer, type SimRequest } from "./exchange";
import { Faults, FaultsSchema, type FaultsInput } from "./faults";
import { loadOrCreateKeys, type KeyMaterial } from "./keys";
import { answerMini } from "./mini/answer";
import { answerPay } from "./pay/answer";
import { resumeRefunds } from "./pay/refunds";
import { Notifier } from "./pay/notifier";
import { Signer } from "./pay/signer";
import { restoreBooks, saveBooks } from "./state-file";
import type { World } from "./world";

export interface SimulatorOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Keys are made there on first use; the server is configured from it. */
  readonly keysDir: string;
  /** Multiplies the waits between notifications; 1 is real time. */
  readonly timeScale?: number;
  /** Milliseconds until a refund is through; 500 unless told. */
  readonly refundDelayMs?: number;
  /** Milliseconds that a notified server may take; 5 s unless told. */
  readonly notifyTimeoutMs?: number;
  /** Keeps orders and refunds in the keys directory from one run to the next. */
  readonly remember?: boolean;
}

export interface Simulator {
  readonly url: string;
  readonly keys: KeyMaterial;
  readonly books: Books;
  /** Orders something to go wrong, as `POST /__sim/faults` does. */
  fail(faults: FaultsInput): void;
  /** Everything goes right again. */
  heal(): void;
  /** Stops without waiting for the schedule. */
  close(): Promise<void>;
}

const SAVE_EVERY_MS = 5_000;
const KEEP_ALIVE_MS = 65_000;

const dispatch = (request: SimRequest, world: World): Promise<SimAnswer> => {
  if (request.path.startsWith("/__sim/")) return answerControl(request, world);
  return request.path.startsWith("/v3/") ? answerPay(request, world) : answerMini(request, world);
};

const reply = ({ status, headers, body, silence }: SimAnswer, response: ServerResponse): void => {
  if (silence === "cut") response.destroy();
  if (silence) return;
  response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body) }).end(body);
};

const handle = async (incoming: IncomingMessage, response: ServerResponse, world: World): Promise<void> => {
  try {
    reply(await dispatch(await readRequest(incoming), world), response);
  } catch (error) {
    reply(jsonAnswer({ error: error instanceof Error ? error.message : "failed" }, 400), response);
  }
};

const buildWorld = (keys: KeyMaterial, { timeScale = 1, refundDelayMs = 500, notifyTimeoutMs = 5_000 }: SimulatorOptions): World => {
  const books = new Books();
  const faults = new Faults();
  const signer = new Signer(keys, faults);
  const notifier = new Notifier(signer, faults, books, { timeScale, timeoutMs: notifyTimeoutMs });
  return { keys, books, faults, signer, notifier, refundDelayMs };
};

interface Memory {
  /** Something changed. */
  touch(): void;
  end(): void;
}

/** Saves what changed, every few seconds and at the end. */
const keepState = (path: string, world: World): Memory => {
  restoreBooks(path, world.books);
  resumeRefunds(world);
  let touched = false;
  const save = (): void => {
    if (touched) saveBooks(path, world.books);
    touched = false;
  };
  const timer = setInterval(save, SAVE_EVERY_MS).unref();
  return {
    touch: () => {
      touched = true;
    },
    end: () => {
      clearInterval(timer);
      save();
    },
  };
};

/** Starts a WeChat of one's own 微信模拟器 on 127.0.0.1: WeChat Pay, the mini-program platform, and `/__sim/*` to play the users. */
export const startSimulator = async (options: SimulatorOptions): Promise<Simulator> => {
  const keys = loadOrCreateKeys(options.keysDir);
  const world = buildWorld(keys, options);
  const memory = options.remember ? keepState(join(options.keysDir, "state.json"), world) : null;
  const server = createServer((incoming, response) => void handle(incoming, response, world).then(() => memory?.touch()));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(options.port, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    keys,
    books: world.books,
    fail: (faults) => world.faults.add(FaultsSchema.parse(faults)),
    heal: () => world.faults.clear(),
    close: async () => {
      await world.notifier.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      memory?.end();
    },
  };
};
