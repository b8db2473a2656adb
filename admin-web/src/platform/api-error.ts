import { DomainError, ERROR_MESSAGES, ERROR_STATUS, type ErrorBody, type ErrorCode, type ErrorDetails } from "@sunshine/domain/kernel/errors";

/** An error answer of the server 接口错误, or the network's own failure told in the same words. */
export class ApiError extends DomainError {
  constructor(
    code: ErrorCode,
    details: ErrorDetails = {},
    /** To be quoted to support; null when nothing reached the server. */
    readonly requestId: string | null = null
  ) {
    super(code, details);
    this.name = "ApiError";
  }
}

const isErrorBody = (body: unknown): body is ErrorBody => {
  const error = (body as Partial<ErrorBody> | null)?.error;
  return typeof error === "object" && typeof error.message === "string" && error.code in ERROR_STATUS;
};

const codeOfStatus = (status: number): ErrorCode =>
  (Object.entries(ERROR_STATUS).find(([, value]) => value === status)?.[0] as ErrorCode | undefined) ?? "internal";

/** Turns any refused answer into one error; a gateway's HTML page counts by its status only. */
export const errorOfAnswer = (status: number, body: unknown): ApiError => {
  if (!isErrorBody(body)) return new ApiError(codeOfStatus(status));
  const { code, message, fields, retryAfter, requestId } = body.error;
  return new ApiError(code, { message, fields: fields ?? [], ...(retryAfter !== undefined && { retryAfter }) }, requestId ?? null);
};

/** What a person reads when the server could not be reached. */
export const networkError = (): ApiError => new ApiError("unavailable", { message: "无法连接服务器，请检查网络后重试" });

/** Any thrown thing as a Chinese sentence. */
export const messageOf = (error: unknown): string => (error instanceof DomainError ? error.message : ERROR_MESSAGES.internal);
