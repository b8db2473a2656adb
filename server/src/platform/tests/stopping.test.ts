import { Agent, request, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { WebSocket } from "ws";
import { LIVE_PATH } from "@sunshine/domain/live/live.protocol";
import { openWorld, type World } from "../../testing/world";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

/** Opens a WebSocket; `hello` says who it is, so that the hub knows it. */
const openSocket = async (hello: boolean): Promise<WebSocket> => {
  const socket = new WebSocket(world.url.replace("http", "ws") + LIVE_PATH);
  await new Promise((resolve) => socket.once("open", resolve));
  if (hello) {
    const ready = new Promise((resolve) => socket.once("message", resolve));
    socket.send(JSON.stringify({ type: "hello" }));
    await ready;
  }
  return socket;
};
const closed = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.once("close", resolve));

test("screens are told to come back, whether they have said hello or not", async () => {
  const codes = [closed(await openSocket(true)), closed(await openSocket(false))];
  await world.close();
  expect(await Promise.all(codes)).toEqual([1012, 1012]);
});

test("a phone that is gone without a word does not hold up the stop", async () => {
  const { port } = new URL(world.url);
  const silent = connect(Number(port), "127.0.0.1");
  const upgraded = new Promise((resolve) => silent.once("data", resolve));
  silent.write(`GET ${LIVE_PATH} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OTAxMjM0NQ==\r\n\r\n`);
  expect(String(await upgraded)).toContain("101 Switching Protocols");
  const cut = new Promise((resolve) => silent.once("close", resolve));
  const begun = Date.now();
  await world.close();
  expect(Date.now() - begun).toBeLessThan(8000);
  silent.destroy();
  await cut;
});

test("a request that has half arrived is answered, an idle connection is not waited for, and nothing new is taken", async () => {
  const idle = new Agent({ keepAlive: true });
  await new Promise<void>((resolve) => request(`${world.url}/healthz`, { agent: idle }, (answer) => answer.resume().once("end", () => resolve())).end());
  const body = JSON.stringify({ login: "nobody", password: "whatever-it-is" });
  const half = request(`${world.url}/api/v1/sessions/password`, { method: "POST", headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) } });
  const answered = new Promise<IncomingMessage>((resolve, reject) => half.once("response", resolve).once("error", reject));
  await new Promise<void>((resolve) => half.write(body.slice(0, 10), () => resolve()));
  // The server has the first half once it answers a later question.
  await fetch(`${world.url}/healthz`, { headers: { connection: "close" } });
  const stopped = world.close();
  half.end(body.slice(10));
  const answer = await answered;
  expect(answer.statusCode).toBe(401);
  answer.resume();
  await stopped;
  await expect(fetch(`${world.url}/healthz`)).rejects.toThrow();
  idle.destroy();
});
