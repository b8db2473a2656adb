import type * as z from "zod";
import { createCaller, type Caller, type CallOptions, type Transport } from "@sunshine/domain/kernel/client";
import type { Endpoint, Method } from "@sunshine/domain/kernel/endpoint";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { ConnectionError, readAnswer } from "./answer";
import { now } from "./clock";
import { keepToken, readToken, renew } from "./credentials";
import { sendWire } from "./transport";
import type { Bearing } from "./transport.types";

/** Absolute address of something that the server named from its root. */
export const absoluteUrl = (path: string): string => (/^https?:/.test(path) ? path : __API_BASE__ + path);

/** What the bearer of a session looks like on the wire; nothing without one. */
export const bearerOf = (token: string | null): Bearing => ({ headers: token ? { authorization: `Bearer ${token}` } : {} });

/** What is written tells how the phone's clock stands at the moment of sending, so that the server can tell by how much it is wrong. */
const timed = (method: Method): Record<string, string> => (method === "GET" ? {} : { "x-device-time": now().toISOString() });

/** Sends one request in somebody's name and reads the answer. */
export const sendBearing = async (request: Parameters<Transport>[0], { headers, session }: Bearing): Promise<unknown> => {
  const wire = { ...request, url: absoluteUrl(request.url), headers: { ...request.headers, ...timed(request.method), ...headers }, ...(session ? { session } : {}) };
  const answer = await sendWire(wire).catch((error: unknown) => {
    throw error instanceof Error && error.name === "AbortError" ? new ConnectionError("等待时间过长，请重试") : new ConnectionError();
  });
  return readAnswer(answer);
};

/** The session is over, or there never was one. */
export const isSignedOut = (error: unknown): boolean => error instanceof DomainError && error.code === "unauthenticated";

/** Does something with a session: signs in when there is none, and once again when it is over. */
export const asMember = async <T>(run: (token: string | null) => Promise<T>): Promise<T> => {
  if (!readToken()) await renew();
  try {
    return await run(readToken());
  } catch (error) {
    if (!isSignedOut(error)) throw error;
    keepToken(null);
    await renew();
    return run(readToken());
  }
};

const sendAsMember: Transport = (request) => asMember((token) => sendBearing(request, bearerOf(token)));

/** Checks the input first, so that a wrong field is named in Chinese before anything is sent. */
export const checked =
  (call: Caller) =>
  async <I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, values: z.input<I>, options?: CallOptions): Promise<z.output<O>> => {
    const parsed = endpoint.input.safeParse(values);
    if (!parsed.success) {
      const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message }));
      throw new DomainError("invalid_input", { fields, ...(fields[0] ? { message: fields[0].message } : {}) });
    }
    return call(endpoint, values, options).catch((error: unknown) => {
      if (error instanceof Error && error.name === "ZodError") throw new DomainError("internal", { message: "页面版本较旧，请关闭后重新打开" });
      throw error;
    });
  };

/** For what everyone may read: sends no identity, so answers can be cached and no scan is tied to a person. */
export const publicApi = checked(createCaller((request) => sendBearing(request, bearerOf(null))));

/** For what needs a person: signs in when there is no session, and once again when it is over. */
export const memberApi = checked(createCaller(sendAsMember));
