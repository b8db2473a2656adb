import type * as z from "zod";
import { API_PREFIX, type Endpoint, type Method } from "./endpoint";

/** The only thing that differs between Taro.request, fetch and an in-process test. */
export type Transport = (request: {
  method: Method;
  /** Path with the prefix and, for GET, the query string. */
  url: string;
  body: Record<string, unknown> | undefined;
  headers: Record<string, string>;
}) => Promise<unknown>;

export interface CallOptions {
  /** Sent as Idempotency-Key; give the same one when repeating the same act. */
  readonly key?: string;
}

const queryString = (values: Record<string, unknown>): string => {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value])
      .filter((one) => one !== undefined && one !== null && one !== "")
      .map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one as string | number | boolean))}`)
  );
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
};

/** Fills the path and tells what is left for the query or the body. */
export const requestOf = (
  { method, path, consumes }: Pick<Endpoint, "method" | "path" | "consumes">,
  values: Record<string, unknown>
): { url: string; body: Record<string, unknown> | undefined } => {
  const rest = { ...values };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = encodeURIComponent(String(rest[name]));
    delete rest[name];
    return value;
  });
  return method === "GET" || consumes
    ? { url: API_PREFIX + filled + queryString(rest), body: undefined }
    : { url: API_PREFIX + filled, body: rest };
};

/** The whole typed client: checks what goes out and what comes back against the contract. */
export const createCaller =
  (send: Transport) =>
  async <I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<I, O>,
    values: z.input<I>,
    options: CallOptions = {}
  ): Promise<z.output<O>> => {
    endpoint.input.parse(values);
    const { url, body } = requestOf(endpoint, (values ?? {}));
    const headers: Record<string, string> = options.key ? { "idempotency-key": options.key } : {};
    return endpoint.output.parse(await send({ method: endpoint.method, url, body, headers }));
  };

export type Caller = ReturnType<typeof createCaller>;
