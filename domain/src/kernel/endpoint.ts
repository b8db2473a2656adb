import type * as z from "zod";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** How a request may repeat: `key` demands an Idempotency-Key header, so that a phone may send it twice. */
export type Repeat = "key" | "free";

/** One HTTP operation 接口, described once and read by the server, the clients, OpenAPI and the tests. */
export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly method: Method;
  /** Below /api/v1; `:name` segments are filled from the input field with the same name. */
  readonly path: `/${string}`;
  /** One Chinese sentence for the API page. */
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** Default "free"; writes that a phone may repeat say "key". */
  readonly repeat?: Repeat;
  /** The answer is a file of one of these media types instead of JSON. */
  readonly produces?: readonly string[];
  /** The request body is the raw file; the other input fields travel in the query. */
  readonly consumes?: readonly string[];
  /** Bytes accepted in the request body; the mount's default is 1 MiB. */
  readonly maxBytes?: number;
}

export const endpoint = <I extends z.ZodType, O extends z.ZodType>(definition: Endpoint<I, O>): Endpoint<I, O> =>
  definition;

export type InputOf<E> = E extends Endpoint<infer I, z.ZodType> ? z.input<I> : never;
export type OutputOf<E> = E extends Endpoint<z.ZodType, infer O> ? z.output<O> : never;

/** The prefix under which every endpoint is served. */
export const API_PREFIX = "/api/v1";
