import { WebSocket } from "ws";
import { LIVE_PATH } from "@sunshine/domain/live/live.protocol";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { World } from "../world";

/** All that one open socket was told, as it came over the line. */
export interface Ear {
  readonly heard: readonly string[];
  readonly close: () => void;
}

/** Listens as somebody, to the own topics and to the public page of a shop. */
export const listenAs = async (world: World, actor: Actor, shop: string): Promise<Ear> => {
  const socket = new WebSocket(world.url.replace("http", "ws") + LIVE_PATH);
  const heard: string[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.on("message", (raw: Buffer) => {
      heard.push(raw.toString());
      resolve();
    });
  });
  socket.once("open", () => socket.send(JSON.stringify({ type: "hello", shops: [shop], ...(actor.kind !== "anonymous" && { token: world.tokenOf(actor) }) })));
  await ready;
  return { heard, close: () => socket.terminate() };
};
