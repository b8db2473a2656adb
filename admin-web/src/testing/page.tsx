import "./browser";
import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import { act, type ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { MemoryRouter } from "react-router-dom";
import type { ErrorCode } from "@sunshine/domain/kernel/errors";
import { ERROR_STATUS } from "@sunshine/domain/kernel/errors";
import { createQueryClient } from "../platform/query";

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

/** A refusal as the server words it. */
export class Refusal {
  constructor(
    readonly code: ErrorCode,
    readonly message: string,
    readonly fields: readonly { path: string; message: string }[] = []
  ) {}
}

type Answers = Readonly<Record<string, (call: Call) => unknown>>;

/** Stands for the server: answers "GET /path" by a function of the call, and remembers every call. */
export const serve = (answers: Answers): Call[] => {
  const calls: Call[] = [];
  const answer = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address, "http://console");
    const method = init.method ?? "GET";
    const call: Call = { method, path: url.pathname.replace("/api/v1", ""), query: url.searchParams, body: JSON.parse((init.body as string | undefined) ?? "{}") as Record<string, unknown>, headers: new Headers(init.headers) };
    calls.push(call);
    const result = answers[`${method} ${call.path}`]?.(call) ?? new Refusal("not_found", `没有 ${method} ${call.path}`);
    const isRefusal = result instanceof Refusal;
    const body = isRefusal ? { error: { code: result.code, message: result.message, fields: result.fields, requestId: "0123456789abcdef" } } : result;
    const status = isRefusal ? ERROR_STATUS[result.code] : 200;
    return { ok: status < 300, status, json: async () => body, headers: new Headers() } as Response;
  };
  globalThis.fetch = answer as unknown as typeof fetch;
  return calls;
};

let root: Root | undefined;

/** Paints a page as a signed-in person would see it. */
export const show = async (page: ReactNode, at = "/"): Promise<void> => {
  document.body.innerHTML = '<div id="root"></div>';
  root = createRoot(document.querySelector("#root")!);
  await act(async () => {
    root?.render(
      <ConfigProvider theme={{ token: { motion: false } }}>
        <AntApp>
          <QueryClientProvider client={createQueryClient()}>
            <MemoryRouter initialEntries={[at]}>{page}</MemoryRouter>
          </QueryClientProvider>
        </AntApp>
      </ConfigProvider>
    );
  });
};

export const leave = async (): Promise<void> => {
  await act(async () => root?.unmount());
  localStorage.clear();
};

const TRIES = 400;

/** Lets the page work until something is true; what is asked for comes back. */
export const until = async <T,>(find: () => T | null | undefined | false, what: string): Promise<T> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = find();
    if (found) return found;
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
  }
  throw new Error(`never seen: ${what}\n${document.body.textContent}`);
};

export const text = (): string => document.body.textContent ?? "";

/** The innermost button that carries these words. */
export const button = (words: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll("button")].find((one) => (one.textContent ?? "").replace(/\s/g, "").includes(words.replace(/\s/g, "")));

export const click = async (element: Element): Promise<void> => {
  await act(async () => {
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  });
};

export const type = async (element: HTMLInputElement | HTMLTextAreaElement, value: string): Promise<void> => {
  const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  await act(async () => {
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(element, value);
    element.dispatchEvent(new Event("input", { bubbles: true }));
  });
};

export const press = async (element: Element, key: string): Promise<void> => {
  await act(async () => {
    element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });
};
