import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** One request that WeChat sent to the merchant. */
export interface Received {
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface MerchantInbox {
  readonly url: string;
  readonly received: readonly Received[];
  /** Status codes of the next answers; 204 when there are none left. */
  answerWith(...statuses: number[]): void;
  /** The next request that nobody has taken yet. */
  next(): Promise<Received>;
  close(): Promise<void>;
}

/** A merchant's notify address 回调地址 that keeps what it gets. */
export const openInbox = async (): Promise<MerchantInbox> => {
  const received: Received[] = [];
  const answers: number[] = [];
  const waiting: ((it: Received) => void)[] = [];
  let taken = 0;

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.writeHead(answers.shift() ?? 204).end();
      const it = { url: request.url ?? "/", headers: request.headers, body: Buffer.concat(chunks) };
      received.push(it);
      const waiter = waiting.shift();
      if (!waiter) return;
      taken += 1;
      waiter(it);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`,
    received,
    answerWith: (...statuses) => void answers.push(...statuses),
    next: () => {
      const ready = received[taken];
      if (!ready) return new Promise((resolve) => void waiting.push(resolve));
      taken += 1;
      return Promise.resolve(ready);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
