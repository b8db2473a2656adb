import type { IncomingMessage, Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import { ANONYMOUS, type Actor } from "@sunshine/domain/accounts/actor";
import { ClientMessageSchema, LIVE_PATH, type ClientMessage } from "@sunshine/domain/live/live.protocol";
import type { Log } from "../logging/log";
import type { Hub } from "./hub";

const HELLO_MS = 10_000;
const PING_MS = 30_000;
const CLOSE_BAD_MESSAGE = 4400;

/** Who a bearer token or the cookies of a request stand for. */
export type AuthenticateSocket = (request: IncomingMessage, token: string | undefined) => Promise<Actor>;

const parse = (raw: unknown): ClientMessage | null => {
  try {
    const checked = ClientMessageSchema.safeParse(JSON.parse(String(raw)));
    return checked.success ? checked.data : null;
  } catch {
    return null;
  }
};

/** The one WebSocket of the system: hello, resume, pushes. */
export const serveLive = (server: Server, hub: Hub, authenticate: AuthenticateSocket, allowedOrigin: (origin: string | undefined, host: string | undefined) => boolean, log: Log): WebSocketServer => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 16_384, perMessageDeflate: false });
  const greet = async (socket: WebSocket, request: IncomingMessage, message: Extract<ClientMessage, { type: "hello" }>): Promise<void> => {
    const actor = await authenticate(request, message.token).catch(() => ANONYMOUS);
    await hub.join(socket, actor, message.after, message.shops ?? []);
  };
  const serve = (socket: WebSocket, request: IncomingMessage): void => {
    let alive = true;
    let greeted = false;
    const hello = setTimeout(() => socket.close(CLOSE_BAD_MESSAGE, "hello expected"), HELLO_MS);
    const heartbeat = setInterval(() => {
      if (!alive) return socket.terminate();
      alive = false;
      socket.ping();
    }, PING_MS);
    socket.on("pong", () => (alive = true));
    socket.on("message", (raw) => {
      alive = true;
      const message = parse(raw);
      if (!message || (message.type === "hello") === greeted) {
        if (message?.type !== "ping") return socket.close(CLOSE_BAD_MESSAGE, "unexpected message");
      }
      if (message.type === "hello") {
        greeted = true;
        clearTimeout(hello);
        greet(socket, request, message).catch((error: unknown) => {
          log.error({ err: error }, "live hello failed");
          socket.close(1011, "error");
        });
      } else if (message.type === "watch") hub.watch(socket, message.shops);
      else socket.send('{"type":"pong"}');
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      clearTimeout(hello);
      clearInterval(heartbeat);
      hub.leave(socket);
    });
  };
  server.on("upgrade", (request, tcp, head) => {
    const path = (request.url ?? "").split("?")[0];
    if (path !== LIVE_PATH || !allowedOrigin(request.headers.origin, request.headers.host)) return void tcp.destroy();
    sockets.handleUpgrade(request, tcp, head, (socket) => serve(socket, request));
  });
  return sockets;
};
