import type { SendWire } from "./transport.types";

const TIMEOUT_MS = 15_000;

const jsonOrText = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** HTTP in a browser. */
export const sendWire: SendWire = async ({ method, url, body, headers, session }) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      method,
      headers: body ? { ...headers, "content-type": "application/json" } : headers,
      signal: stop.signal,
      // The session of diners and shops is a bearer; a console cookie of the same host must not leak in.
      credentials: session === "cookie" ? "same-origin" : "omit",
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: jsonOrText(await response.text()) };
  } finally {
    clearTimeout(timer);
  }
};
