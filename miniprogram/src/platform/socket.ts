import type { OpenSocket } from "./socket.types";

/** A WebSocket of the browser; `url` may begin at the root of the same origin. */
export const openSocket: OpenSocket = (url, { onOpen, onText, onEnd }) => {
  const socket = new WebSocket(new URL(url, window.location.href.replace(/^http/, "ws")).href.replace(/^http/, "ws"));
  socket.onopen = onOpen;
  socket.onmessage = ({ data }) => onText(String(data));
  socket.onclose = onEnd;
  return { send: (text) => socket.send(text), close: () => socket.close() };
};
