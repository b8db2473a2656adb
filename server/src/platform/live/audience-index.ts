import type { WebSocket } from "ws";

/** One open socket and what it hears. */
export interface Listener {
  readonly socket: WebSocket;
  /** Topics that follow from who it is. */
  readonly own: readonly string[];
  readonly topics: ReadonlySet<string>;
}

/** Finds the sockets of a push by its topics, without asking every socket. */
export interface AudienceIndex {
  readonly put: (socket: WebSocket, own: readonly string[], asked: readonly string[]) => Listener;
  readonly get: (socket: WebSocket) => Listener | undefined;
  readonly remove: (socket: WebSocket) => void;
  readonly of: (topics: readonly string[]) => ReadonlySet<Listener>;
  readonly sockets: () => Iterable<WebSocket>;
  readonly size: () => number;
}

export const createAudienceIndex = (): AudienceIndex => {
  const listeners = new Map<WebSocket, Listener>();
  const byTopic = new Map<string, Set<Listener>>();
  const remove = (socket: WebSocket): void => {
    const listener = listeners.get(socket);
    if (!listener) return;
    listeners.delete(socket);
    for (const name of listener.topics) {
      const members = byTopic.get(name);
      members?.delete(listener);
      if (members?.size === 0) byTopic.delete(name);
    }
  };
  return {
    put: (socket, own, asked) => {
      remove(socket);
      const listener: Listener = { socket, own, topics: new Set([...own, ...asked]) };
      listeners.set(socket, listener);
      for (const name of listener.topics) byTopic.set(name, (byTopic.get(name) ?? new Set<Listener>()).add(listener));
      return listener;
    },
    get: (socket) => listeners.get(socket),
    remove,
    of: (topics) => new Set(topics.flatMap((name) => [...(byTopic.get(name) ?? [])])),
    sockets: () => listeners.keys(),
    size: () => listeners.size,
  };
};
