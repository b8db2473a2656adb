import { Agent, request } from "node:http";
import { CONNECTION_ERROR } from "./latencies";

/** An answer of the server; status 0 where none came. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export type Send = (method: "GET" | "POST", path: string, headers: Readonly<Record<string, string>>, body?: unknown) => Promise<Answer>;

/** A client that keeps its connections, as a balancer in front of the server does; as many as there are requests under way. */
export const openClient = (port: number): { readonly send: Send; readonly close: () => void } => {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const send: Send = (method, path, headers, body) =>
    new Promise((resolve) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const sending = request({ host: "127.0.0.1", port, path: `/api/v1${path}`, method, agent, headers: { ...headers, ...(text !== undefined && { "content-type": "application/json", "content-length": Buffer.byteLength(text) }) } }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const status = response.statusCode ?? CONNECTION_ERROR;
          resolve({ status, body: JSON.parse(Buffer.concat(chunks).toString()) as unknown });
        });
      });
      sending.on("error", (error) => resolve({ status: CONNECTION_ERROR, body: error.message }));
      sending.end(text);
    });
  return { send, close: () => agent.destroy() };
};
