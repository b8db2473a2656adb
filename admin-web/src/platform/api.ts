import type * as z from "zod";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { requestOf, type CallOptions } from "@sunshine/domain/kernel/client";
import type { Endpoint } from "@sunshine/domain/kernel/endpoint";
import { ApiError, errorOfAnswer, networkError } from "./api-error";

/** The token that proves that a write comes from this page; it comes with the session. */
let csrfToken: string | undefined;
const signedOutListeners = new Set<() => void>();

export const setCsrfToken = (token: string | undefined): void => {
  csrfToken = token;
};

/** Tells when the server no longer knows the session 登录失效. */
export const onSignedOut = (listen: () => void): (() => void) => {
  signedOutListeners.add(listen);
  return () => signedOutListeners.delete(listen);
};

/** The headers that every write of a cookie session carries. */
export const writeHeaders = (): Record<string, string> => (csrfToken ? { "x-csrf-token": csrfToken } : {});

const bodyOf = async (response: Response): Promise<unknown> => {
  try {
    return (await response.json()) as unknown;
  } catch {
    return null;
  }
};

/** A refused answer as an error; a dead session is also told to the page. */
export const refusalOf = (status: number, body: unknown): ApiError => {
  const error = errorOfAnswer(status, body);
  if (error.code === "unauthenticated") signedOutListeners.forEach((listen) => listen());
  return error;
};

const send = async (url: string, init: RequestInit): Promise<unknown> => {
  const response = await fetch(url, { credentials: "same-origin", ...init }).catch(() => {
    throw networkError();
  });
  const body = await bodyOf(response);
  if (!response.ok) throw refusalOf(response.status, body);
  return body;
};

/** Input as the contract wants it; a wrong field is told as the server would tell it. */
export const checkInput = (input: z.ZodType, values: unknown): void => {
  const checked = input.safeParse(values);
  if (checked.success) return;
  throw new ApiError("invalid_input", { fields: checked.error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message })) });
};

const request = async (endpoint: Endpoint, values: Record<string, unknown>, key: string | undefined): Promise<unknown> => {
  const { url, body } = requestOf(endpoint, values);
  const write = endpoint.method !== "GET";
  return send(url, {
    method: endpoint.method,
    headers: {
      accept: "application/json",
      ...(write && { "content-type": "application/json", ...writeHeaders() }),
      ...(key && { "idempotency-key": key }),
    },
    ...(write && { body: JSON.stringify(body ?? {}) }),
  });
};

const renewCsrfToken = async (): Promise<void> => {
  const answer = accountApi.me.output.parse(await request(accountApi.me, {}, undefined));
  setCsrfToken(answer.csrfToken);
};

/** Calls one endpoint; both directions are checked against its contract. A stale page token is renewed once. */
export const api = async <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  values: z.input<I>,
  { key }: CallOptions = {}
): Promise<z.output<O>> => {
  checkInput(endpoint.input, values);
  const given = values as Record<string, unknown>;
  const answer = await request(endpoint, given, key).catch(async (error: unknown) => {
    if (!(error instanceof ApiError) || error.code !== "csrf_rejected") throw error;
    await renewCsrfToken();
    return request(endpoint, given, key);
  });
  const checked = endpoint.output.safeParse(answer);
  if (checked.success) return checked.data;
  console.error(`${endpoint.method} ${endpoint.path}`, checked.error.issues);
  throw new ApiError("internal", { message: "页面与服务器的版本不一致，请刷新页面" });
};
