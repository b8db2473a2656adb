import { Op } from "sequelize";
import type { WebSocket } from "ws";
import type { ServerMessage } from "@sunshine/domain/live/live.protocol";
import type { AudienceIndex, Listener } from "./audience-index";
import { LivePush } from "./live.model";

/** Pushes that a socket may catch up on; who missed more reloads. */
const MAX_RESUME = 2000;
/** A socket that cannot take this many bytes is cut; it resumes when it is able to. */
const MAX_BUFFERED = 1_000_000;
const CLOSE_TRY_AGAIN = 1013;
const CLOSE_SIGNED_OUT = 4401;

const asMessage = ({ id, name, at, data }: LivePush): string => JSON.stringify({ type: "push", id, name, at: at.toISOString(), data } satisfies ServerMessage);

const sendText = (socket: WebSocket, text: string): void => {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > MAX_BUFFERED) socket.close(CLOSE_TRY_AGAIN, "slow");
  else socket.send(text);
};

export const say = (socket: WebSocket, message: ServerMessage): void => sendText(socket, JSON.stringify(message));

/** Hands one push to its audience; the text is made once. A revoked session's sockets are told and closed. */
export const tell = (push: LivePush, index: AudienceIndex): void => {
  const audience = index.of(push.topics);
  if (audience.size === 0) return;
  if (push.name === "session.revoked.v1") {
    for (const { socket } of audience) {
      say(socket, { type: "signed_out" });
      socket.close(CLOSE_SIGNED_OUT, "signed out");
    }
    return;
  }
  const text = asMessage(push);
  for (const { socket } of audience) sendText(socket, text);
};

/** Sends what a socket missed between two pushes; false when it missed too much, or what it missed is no longer kept. */
export const catchUp = async (listener: Listener, after: number, upTo: number): Promise<boolean> => {
  const rows = await LivePush.findAll({ where: { id: { [Op.gt]: after, [Op.lte]: upTo } }, order: [["id", "ASC"]], limit: MAX_RESUME + 1 });
  if (rows.length > MAX_RESUME) return false;
  const oldest = await LivePush.min<number, LivePush>("id");
  if (after > 0 && (oldest ?? Infinity) > after + 1) return false;
  for (const row of rows) if (row.topics.some((name) => listener.topics.has(name))) sendText(listener.socket, asMessage(row));
  return true;
};
