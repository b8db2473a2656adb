import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answerParent } from "../answering";

/** The floor: node:http that sends prebuilt bytes, or 304 to who has them. */
let bytes: Buffer = Buffer.alloc(0);
let etag = "";

const server = createServer((request, response) => {
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, { etag, "cache-control": "no-cache" });
    response.end();
    return;
  }
  response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": bytes.length, etag, "cache-control": "no-cache" });
  response.end(bytes);
});
server.keepAliveTimeout = 65_000;
const listening = new Promise<number>((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)));

answerParent({
  port: () => listening,
  body: (body: { text: string; etag: string }) => {
    bytes = Buffer.from(body.text);
    etag = body.etag;
  },
});
