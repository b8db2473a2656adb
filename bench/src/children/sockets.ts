import { once } from "node:events";
import WebSocket from "ws";
import { LIVE_PATH } from "@sunshine/domain/live/live.protocol";
import { answerParent } from "../answering";

/** Many phones that look at the page of one shop. */
const sockets: WebSocket[] = [];
let arrivals: number[] = [];
let complete: () => void = () => undefined;

/** On the clock that all processes of the machine share, microseconds. */
const now = (): number => Number(process.hrtime.bigint() / 1000n);

const hear = (raw: WebSocket.RawData): void => {
  const message = JSON.parse((raw as Buffer).toString()) as { type: string };
  if (message.type !== "push") return;
  arrivals.push(now());
  if (arrivals.length === sockets.length) complete();
};

const openOne = async (port: number, shop: string): Promise<void> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${LIVE_PATH}`, { perMessageDeflate: false });
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "hello", shops: [shop] }));
  await once(socket, "message");
  socket.on("message", hear);
  sockets.push(socket);
};

const TOGETHER = 50;

answerParent({
  open: async ({ port, shop, count }: { port: number; shop: string; count: number }) => {
    for (let opened = 0; opened < count; opened += TOGETHER) await Promise.all(Array.from({ length: Math.min(TOGETHER, count - opened) }, () => openOne(port, shop)));
    return sockets.length;
  },
  /** When each socket heard the next push. */
  next: async () => {
    arrivals = [];
    await new Promise<void>((resolve) => (complete = resolve));
    return arrivals;
  },
});
