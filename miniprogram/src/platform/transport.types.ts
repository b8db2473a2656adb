import type { Method } from "@sunshine/domain/kernel/endpoint";

/** What a request bears to say in whose name it is 请求的身份凭据. */
export interface Bearing {
  readonly headers: Record<string, string>;
  /** "cookie": the session of an officer in a browser; everybody else brings a bearer or nothing. */
  readonly session?: "cookie";
}

export interface WireRequest {
  readonly method: Method;
  /** Absolute, or from the root of the same origin. */
  readonly url: string;
  readonly body: Record<string, unknown> | undefined;
  readonly headers: Record<string, string>;
  /** "cookie": the session of an officer in a browser; everybody else brings a bearer or nothing. */
  readonly session?: "cookie";
}

export interface WireAnswer {
  readonly status: number;
  /** Parsed JSON, or the text when it is not JSON. */
  readonly body: unknown;
}

/** Sends one request; rejects only when no answer came. */
export type SendWire = (request: WireRequest) => Promise<WireAnswer>;
