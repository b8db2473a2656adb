import type { Readable } from "node:stream";
import type * as z from "zod";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { Endpoint } from "@sunshine/domain/kernel/endpoint";

/** What an operation may know and set of the request itself. */
export interface RequestInfo {
  readonly id: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly idempotencyKey: string | undefined;
  /** The secret of the session that asks, to be able to end it. */
  readonly sessionSecret: string | undefined;
  readonly setSessionCookie: (secret: string | null) => void;
  readonly header: (name: string) => string | undefined;
}

/** An answer that is a file. */
export class FileAnswer {
  constructor(
    readonly type: string,
    readonly body: Buffer | Readable,
    readonly options: { readonly fileName?: string; readonly etag?: string; readonly cacheControl?: string; readonly inline?: boolean } = {}
  ) {}
}

/** An answer whose JSON is ready and may be kept in memory until one of its tags is let go. Public pages only. */
export class CachedAnswer {
  constructor(
    readonly json: string,
    readonly tags: readonly string[]
  ) {}
}

export interface RunArgs<I, S> {
  readonly actor: Actor;
  readonly subject: S;
  readonly input: I;
  readonly request: RequestInfo;
  /** The raw body of an endpoint that `consumes`. */
  readonly body: Readable;
}

/** Sliding limit: at most `max` in `perSeconds`, counted by address or by actor. */
export interface RateLimit {
  readonly max: number;
  readonly perSeconds: number;
  readonly by: "address" | "actor";
}

export interface Route<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, S = unknown> {
  readonly endpoint: Endpoint<I, O>;
  /** Loads what the request is about, locked where it will change; null answers 404. For lists: the actor's scope. */
  subject(input: z.output<I>, actor: Actor): Promise<S | null> | S | null;
  /** Required, so a route without an access rule does not compile. */
  allow(actor: Actor, subject: S): boolean;
  run(args: RunArgs<z.output<I>, S>): Promise<z.input<O> | FileAnswer | CachedAnswer>;
  /** Reads a public page that is the same for everyone; given by `keptRoute`. */
  kept?(this: void, input: z.output<I>): Promise<CachedAnswer>;
  /** "own": the operation opens its transactions itself, because it calls the outside world between them. */
  readonly transaction?: "mount" | "own";
  readonly limit?: RateLimit;
  /** Asked for without a session, too; said where `allow` is not `anyone`. All else answers 401 before anything is read. */
  readonly open?: true;
  /** Open to somebody who must change their password first; to everything else they are nobody. */
  readonly whileRestricted?: boolean;
}

/** Connects one endpoint of the contract to one operation. */
export const route = <I extends z.ZodType, O extends z.ZodType, S>(endpoint: Endpoint<I, O>, binding: Omit<Route<I, O, S>, "endpoint">): Route<I, O, S> => ({
  endpoint,
  ...binding,
});

/** Connects a public page: open to everyone, the same for everyone, kept in memory, and answered before any middleware. */
export const keptRoute = <I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, load: (input: z.output<I>) => Promise<CachedAnswer>): Route<I, O> => ({
  endpoint,
  subject: nothing,
  allow: anyone,
  run: ({ input }) => load(input),
  kept: load,
});

/** One route per endpoint: leaving one out is a compile error. */
export type RoutesFor<Api> = Record<keyof Api, Route>;

/** For `subject` of a route that is about nothing in particular. */
export const nothing = (): Record<string, never> => ({});
/** For `allow` of a route that is open to everyone, signed in or not. */
export const anyone = (): boolean => true;

/** True when a route may be asked without a session 公开接口. */
export const isOpen = ({ open, allow }: Pick<Route, "open" | "allow">): boolean => open === true || allow === anyone;
