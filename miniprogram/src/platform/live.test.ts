import type { ClientMessage, ServerMessage } from "@sunshine/domain/live/live.protocol";
import { backoff, startLive } from "./live";
import type { SocketEvents } from "./socket.types";

/** A server that never is, and a clock that moves when told. */
const world = (shops?: readonly string[]) => {
  const said: ClientMessage[] = [];
  const sockets: SocketEvents[] = [];
  const waits: { run: () => void; ms: number }[] = [];
  const heard: string[] = [];
  let gaps = 0;
  const stop = startLive({
    base: "",
    token: () => "t",
    ...(shops ? { shops } : {}),
    open: (_url, events) => {
      sockets.push(events);
      return { send: (text) => void said.push(JSON.parse(text) as ClientMessage), close: events.onEnd };
    },
    onPush: ({ name, id }) => void heard.push(`${name} ${id}`),
    onGap: () => void gaps++,
    later: (run, ms) => {
      const wait = { run, ms };
      waits.push(wait);
      return () => void waits.splice(waits.indexOf(wait), waits.includes(wait) ? 1 : 0);
    },
  });
  const server = (message: ServerMessage): void => sockets.at(-1)?.onText(JSON.stringify(message));
  const push = (id: number): void => server({ type: "push", id, name: "order.paid.v1", at: "2026-11-23T00:00:00Z", data: {} });
  const next = (): number => {
    const wait = waits.shift();
    wait?.run();
    return wait?.ms ?? -1;
  };
  return { said, sockets, waits, heard, gaps: () => gaps, stop, server, push, next };
};

test("says hello with the session and the shops to hear of", () => {
  const { said, sockets } = world(["0123456789abcdef"]);
  sockets[0]?.onOpen();
  expect(said).toEqual([{ type: "hello", token: "t", shops: ["0123456789abcdef"] }]);
});

test("after a break it resumes from the last push it heard, and hears nothing twice", () => {
  const { said, sockets, server, push, next, heard } = world();
  sockets[0]?.onOpen();
  server({ type: "ready", cursor: 40, gap: false });
  push(41);
  push(42);
  sockets[0]?.onEnd();
  next();
  sockets[1]?.onOpen();
  expect(said.at(-1)).toMatchObject({ type: "hello", after: 42 });
  push(42);
  push(43);
  expect(heard).toEqual(["order.paid.v1 41", "order.paid.v1 42", "order.paid.v1 43"]);
});

test("too long a break asks for everything again, a first connection does not", () => {
  const { sockets, server, next, gaps } = world();
  server({ type: "ready", cursor: 1, gap: true });
  expect(gaps()).toBe(0);
  sockets[0]?.onEnd();
  next();
  server({ type: "ready", cursor: 900, gap: true });
  expect(gaps()).toBe(1);
});

test("waits longer after each failure, and briefly again after a success", () => {
  const { sockets, server, next } = world();
  const failures = [0, 1, 2].map((at) => {
    sockets[at]?.onEnd();
    return next();
  });
  expect(failures).toEqual([1000, 2000, 4000]);
  server({ type: "ready", cursor: 1, gap: false });
  sockets[3]?.onEnd();
  expect(next()).toBe(1000);
  expect(backoff(30)).toBe(30_000);
});

test("once stopped or signed out it does not come back", () => {
  const stopped = world();
  stopped.stop();
  expect(stopped.waits).toEqual([]);
  const out = world();
  out.server({ type: "signed_out" });
  expect(out.waits).toEqual([]);
});

test("a text that is not a message is ignored", () => {
  const { sockets, heard } = world();
  sockets[0]?.onText("not json");
  expect(heard).toEqual([]);
});
