import Taro from "@tarojs/taro";
import type { OpenSocket } from "./socket.types";

/** A WebSocket of WeChat, which allows five at a time. */
export const openSocket: OpenSocket = (url, { onOpen, onText, onEnd }) => {
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    onEnd();
  };
  const opening = Taro.connectSocket({ url: url.replace(/^http/, "ws") }).then((socket) => {
    socket.onOpen(onOpen);
    socket.onMessage(({ data }: { data: unknown }) => onText(String(data)));
    socket.onClose(end);
    socket.onError(end);
    return socket;
  });
  opening.catch(end);
  const withSocket = (use: (socket: Awaited<typeof opening>) => void): void => {
    opening.then(use).catch(end);
  };
  return { send: (text) => withSocket((socket) => socket.send({ data: text })), close: () => withSocket((socket) => socket.close({})) };
};
