import type * as z from "zod";
import { requestOf } from "@sunshine/domain/kernel/client";
import type { Endpoint } from "@sunshine/domain/kernel/endpoint";
import { checkInput, refusalOf, writeHeaders } from "./api";
import { networkError } from "./api-error";

/** The address of a file endpoint, for a link, an image or a frame. */
export const fileUrl = <I extends z.ZodType>(endpoint: Endpoint<I>, values: z.input<I>): string =>
  requestOf(endpoint, values as Record<string, unknown>).url;

const nameIn = (disposition: string | null): string | null => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? null);
};

/** Offers bytes that are already here as a file. */
export const saveBlob = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

/** Fetches a file and saves it under the server's name for it; a refusal becomes an error instead of a page. */
export const download = async <I extends z.ZodType>(endpoint: Endpoint<I>, values: z.input<I>, fallbackName: string): Promise<void> => {
  checkInput(endpoint.input, values);
  const response = await fetch(fileUrl(endpoint, values), { credentials: "same-origin" }).catch(() => {
    throw networkError();
  });
  if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => null));
  saveBlob(await response.blob(), nameIn(response.headers.get("content-disposition")) ?? fallbackName);
};

/** Asks for a file by a write, which leaves its trace, and saves it. */
export const fetchFile = async <I extends z.ZodType>(endpoint: Endpoint<I>, values: z.input<I>, fallbackName: string): Promise<void> => {
  checkInput(endpoint.input, values);
  const { url, body } = requestOf(endpoint, values as Record<string, unknown>);
  const init = { method: endpoint.method, credentials: "same-origin" as const, headers: { ...writeHeaders(), "content-type": "application/json" }, body: JSON.stringify(body ?? {}) };
  const response = await fetch(url, init).catch(() => {
    throw networkError();
  });
  if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => null));
  saveBlob(await response.blob(), nameIn(response.headers.get("content-disposition")) ?? fallbackName);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

/** Sends a file as the raw body, telling how much of it has gone (0–1). */
export const upload = <I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  values: z.input<I>,
  file: Blob,
  type: string,
  onProgress: (part: number) => void = () => undefined
): Promise<z.output<O>> =>
  new Promise((resolve, reject) => {
    checkInput(endpoint.input, values);
    const request = new XMLHttpRequest();
    request.open(endpoint.method, fileUrl(endpoint, values));
    Object.entries({ ...writeHeaders(), "content-type": type }).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(networkError());
    request.onload = () => {
      const body = parseJson(request.responseText);
      if (request.status >= 300) reject(refusalOf(request.status, body));
      else resolve(endpoint.output.parse(body));
    };
    request.send(file);
  });
