import { WebSocket } from "ws";
import { LIVE_PATH, type ServerMessage } from "@sunshine/domain/live/live.protocol";

/** Listens to the live socket and remembers what it heard, and when. */
export interface LiveEar {
  readonly heard: readonly { message: ServerMessage; at: number }[];
  /** Waits for a push with this name; the milliseconds of its arrival. */
  readonly waitFor: (name: string, withinMs: number) => Promise<{ at: number; data: Record<string, unknown> }>;
  readonly close: () => void;
}

export const listenLive = async (url: string, hello: Record<string, unknown>, headers: Record<string, string> = {}): Promise<LiveEar> => {
  const socket = new WebSocket(url.replace("http", "ws") + LIVE_PATH, { headers });
  const heard: { message: ServerMessage; at: number }[] = [];
  const waiting: (() => void)[] = [];
  socket.on("message", (raw: Buffer) => {
    heard.push({ message: JSON.parse(raw.toString()) as ServerMessage, at: Date.now() });
    waiting.splice(0).forEach((look) => look());
  });
  await new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
  socket.send(JSON.stringify({ type: "hello", ...hello }));
  const until = async <T>(find: () => T | undefined, withinMs: number): Promise<T> => {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error(`nothing heard within ${withinMs} ms; heard: ${JSON.stringify(heard.map(({ message }) => message))}`);
      await Promise.race([new Promise<void>((look) => waiting.push(look)), new Promise((later) => setTimeout(later, 50))]);
    }
  };
  await until(() => heard.find(({ message }) => message.type === "ready"), 5000);
  return {
    heard,
    waitFor: (name, withinMs) =>
      until(() => {
        const found = heard.find(({ message }) => message.type === "push" && message.name === name);
        return found && found.message.type === "push" ? { at: found.at, data: found.message.data } : undefined;
      }, withinMs),
    close: () => socket.close(),
  };
};
