import { DomainError, ERROR_STATUS, type ErrorBody, type ErrorCode } from "@sunshine/domain/kernel/errors";
import type { WireAnswer } from "./transport.types";

/** No usable answer came: the phone is offline or the server is down. What is stored may be shown instead. */
export class ConnectionError extends Error {
  constructor(message = "连不上服务器，请检查网络后重试") {
    super(message);
    this.name = "ConnectionError";
  }
}

const isErrorBody = (body: unknown): body is ErrorBody => {
  const error = (body as { error?: { code?: unknown; message?: unknown } } | null)?.error;
  return typeof error?.message === "string" && typeof error.code === "string" && error.code in ERROR_STATUS;
};

const codeOfStatus = (status: number): ErrorCode =>
  (Object.keys(ERROR_STATUS) as ErrorCode[]).find((code) => ERROR_STATUS[code] === status) ?? "internal";

/** The body of a good answer; otherwise throws what the person should read. */
export const readAnswer = ({ status, body }: WireAnswer): unknown => {
  if (status >= 200 && status < 300) return body;
  if (isErrorBody(body)) {
    const { code, message, fields, retryAfter } = body.error;
    throw new DomainError(code, { message, fields, ...(retryAfter === undefined ? {} : { retryAfter }) });
  }
  // A gateway speaks for a server that cannot.
  if (status >= 502 && status <= 504) throw new ConnectionError("服务器暂时没有响应，请稍后重试");
  throw new DomainError(codeOfStatus(status));
};

/** One Chinese sentence about any failure. */
export const messageOf = (error: unknown): string =>
  error instanceof DomainError || error instanceof ConnectionError ? error.message : "页面出现问题，请稍后重试";
