import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { createCaller, type Caller } from "@sunshine/domain/kernel/client";
import { API_PREFIX } from "@sunshine/domain/kernel/endpoint";
import type { ErrorBody } from "@sunshine/domain/kernel/errors";

/** An officer's console session outside a browser: cookie and CSRF token kept. */
export interface ConsoleSession {
  readonly call: Caller;
  readonly cookie: string;
  readonly csrfToken: string;
}

const read = async (response: Response): Promise<unknown> => {
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${response.status} ${(body as ErrorBody).error.message}`);
  return body;
};

const json = { "content-type": "application/json" };

export const callerAt = (url: string, headers: Record<string, string> = {}): Caller =>
  createCaller(async ({ method, url: path, body, headers: own }) =>
    read(await fetch(url + path, { method, headers: { ...json, ...headers, ...own }, ...(body && { body: JSON.stringify(body) }) }))
  );

/** Signs in by password; where a new password is demanded it is given. */
export const openConsole = async (url: string, login: string, password: string, next?: string): Promise<ConsoleSession> => {
  const response = await fetch(`${url}${API_PREFIX}${accountApi.signInByPassword.path}`, { method: "POST", headers: json, body: JSON.stringify({ login, password }) });
  const { csrfToken = "" } = accountApi.signInByPassword.output.parse(await read(response));
  const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const call = callerAt(url, { cookie, "x-csrf-token": csrfToken });
  if (next !== undefined) await call(accountApi.changePassword, { current: password, next });
  return { call, cookie, csrfToken };
};
