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

/** Runs lifecycles in some way and tells what was seen of them. */
const seen = async ({ port, sizes }: Target, drive: (live: (appointed?: number) => Promise<void>) => Promise<void>) => {
  const county = countyOf(sizes);
  const { send, close } = openClient(port);
  const latencies = createLatencies();
  const startedAt = performance.now();
  let whole = 0;
  await drive(async (appointed) => {
    if (await liveThrough(send, county, latencies, appointed)) whole += 1;
  });
  close();
  return { lifecycles: whole, seconds: (performance.now() - startedAt) / 1000, all: latencies.all(), each: latencies.each(), examples: latencies.examples() };
};

/** As many lifecycles as go through, `together` at any time: what the server can do. */
const flood = ({ together, ...target }: Target & { readonly together: number }) =>
  seen(target, async (live) => {
    const until = performance.now() + target.seconds * 1000;
    const one = async (): Promise<void> => {
      while (performance.now() < until) await live();
    };
    await Promise.all(Array.from({ length: together }, one));
  });

/**
 * Lifecycles begin at their appointed times, whether earlier ones have ended or not, and a late beginning counts as
 * waiting: a server that stalls is not spared the requests that would have come meanwhile.
 */
const arrive = ({ perSecond, ...target }: Target & { readonly perSecond: number }) =>
  seen(target, async (live) => {
    const startedAt = performance.now();
    const begun: Promise<void>[] = [];
    for (let at = 0; at < perSecond * target.seconds; at += 1) {
      const appointed = startedAt + (at * 1000) / perSecond;
      const wait = appointed - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      begun.push(live(appointed));
    }
    await Promise.all(begun);
  });

export type Shot = Awaited<ReturnType<typeof flood>>;

const screens: WebSocket[] = [];
let delays: { claimant: number[]; officer: number[] } = { claimant: [], officer: [] };

/** From the instant that an event names, which lies before its commit, to the socket: both clocks are this machine's. */
const hear = (listener: keyof typeof delays) => (raw: WebSocket.RawData) => {
  const message = JSON.parse((raw as Buffer).toString()) as { type: string; name?: string; at?: string };
  if (message.type === "push" && message.name?.startsWith("complaint.")) delays[listener].push(Date.now() - Date.parse(message.at ?? ""));
};

const openScreen = async (port: number, listener: keyof typeof delays, id: number): Promise<void> => {
  const { cookie, authorization } = headersOf(listener === "officer" ? "officer" : "member", id);
  const socket = new WebSocket(`ws://127.0.0.1:${port}${LIVE_PATH}`, { perMessageDeflate: false, ...(cookie !== undefined && { headers: { cookie } }) });
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "hello", ...(authorization !== undefined && { token: authorization.replace("Bearer ", "") }) }));
  await once(socket, "message");
  socket.on("message", hear(listener));
  screens.push(socket);
};

/** Officers before their screens and diners with their phones open, while cases come in. */
const watch = async ({ port, officers, diners }: { readonly port: number; readonly officers: number; readonly diners: number }): Promise<number> => {
  for (let n = 1; n <= officers; n += 1) await openScreen(port, "officer", n);
  for (let n = 1; n <= diners; n += 1) await openScreen(port, "claimant", n);
  return screens.length;
};

/** What has been heard since the last question; `expected` pushes of diners are waited for, as long as a second. */
const heard = async (expected = 0): Promise<typeof delays> => {
  for (let tries = 0; tries < 20 && delays.claimant.length < expected; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  const since = delays;
  delays = { claimant: [], officer: [] };
  return since;
};

answerParent({ flood, arrive, watch, heard });
