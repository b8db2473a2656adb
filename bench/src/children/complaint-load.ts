import { once } from "node:events";
import { loadRegion } from "@sunshine/config/regions";
import WebSocket from "ws";
import { LIVE_PATH } from "@sunshine/domain/live/live.protocol";
import { answerParent } from "../answering";
import { headersOf, type CountySizes } from "../complaint-people";
import { openClient } from "../http-client";
import { createLatencies } from "../latencies";
import { liveThrough, type County } from "../lifecycle";

const countyOf = (sizes: CountySizes): County => ({ ...sizes, towns: loadRegion("330127").towns.length });

interface Target {
  readonly port: number;
  readonly sizes: CountySizes;
  readonly seconds: number;
}

/** As many lifecycles as go through, `together` at any time: what the server can do. */
const flood = async ({ port, sizes, seconds, together }: Target & { readonly together: number }) => {
  const county = countyOf(sizes);
  const { send, close } = openClient(port);
  const latencies = createLatencies();
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let whole = 0;
  const one = async (): Promise<void> => {
    while (performance.now() < until) if (await liveThrough(send, county, latencies)) whole += 1;
  };
  await Promise.all(Array.from({ length: together }, one));
  close();
  return { lifecycles: whole, seconds: (performance.now() - startedAt) / 1000, all: latencies.all(), each: latencies.each(), examples: latencies.examples() };
};

/**
 * Lifecycles begin at their appointed times, whether earlier ones have ended or not, and a late beginning counts as
 * waiting: a server that stalls is not spared the requests that would have come meanwhile.
 */
const arrive = async ({ port, sizes, seconds, perSecond }: Target & { readonly perSecond: number }) => {
  const county = countyOf(sizes);
  const { send, close } = openClient(port);
  const latencies = createLatencies();
  const startedAt = performance.now();
  const begun: Promise<boolean>[] = [];
  for (let at = 0; at < perSecond * seconds; at += 1) {
    const appointed = startedAt + (at * 1000) / perSecond;
    const wait = appointed - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    begun.push(liveThrough(send, county, latencies, appointed));
  }
  const whole = (await Promise.all(begun)).filter(Boolean).length;
  close();
  return { lifecycles: whole, seconds: (performance.now() - startedAt) / 1000, all: latencies.all(), each: latencies.each(), examples: latencies.examples() };
};

export type Shot = Awaited<ReturnType<typeof flood>>;

const consoles: WebSocket[] = [];
let heard = 0;

/** Officers who sit before their screens while the cases come in. */
const watch = async ({ port, count }: { readonly port: number; readonly count: number }): Promise<void> => {
  for (let n = 1; n <= count; n += 1) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${LIVE_PATH}`, { perMessageDeflate: false, headers: { cookie: headersOf("officer", n)["cookie"]! } });
    await once(socket, "open");
    socket.send(JSON.stringify({ type: "hello" }));
    await once(socket, "message");
    socket.on("message", () => (heard += 1));
    consoles.push(socket);
  }
};

answerParent({ flood, arrive, watch, heard: () => heard });
