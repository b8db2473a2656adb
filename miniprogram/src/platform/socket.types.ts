/** What the live channel needs of a WebSocket, wherever it runs. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

export interface SocketEvents {
  readonly onOpen: () => void;
  readonly onText: (text: string) => void;
  /** Closed, or never opened; called once. */
  readonly onEnd: () => void;
}

export type OpenSocket = (url: string, events: SocketEvents) => Socket;
