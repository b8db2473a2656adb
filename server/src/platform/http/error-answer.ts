import { ForeignKeyConstraintError, UniqueConstraintError } from "sequelize";
import * as z from "zod";
import { DomainError, ERROR_STATUS, type ErrorBody, type FieldError } from "@sunshine/domain/kernel/errors";

z.config(z.locales.zhCN());

/** Field errors of a refused input, in Chinese. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message }));

/** Any thrown thing as one of our errors; what we do not know stays inside and is "internal". */
export const asDomainError = (error: unknown): DomainError => {
  if (error instanceof DomainError) return error;
  if (error instanceof UniqueConstraintError) return new DomainError("duplicate");
  if (error instanceof ForeignKeyConstraintError) return new DomainError("illegal_transition", { message: "仍有关联记录，不能进行此操作" });
  const { status, type } = error as { status?: number; type?: string };
  if (status === 413 || type === "entity.too.large") return new DomainError("payload_too_large");
  if (type === "entity.parse.failed" || status === 400) return new DomainError("invalid_input", { message: "请求内容不是有效的 JSON" });
  if (status === 415) return new DomainError("unsupported_media");
  return new DomainError("internal");
};

export const errorAnswer = (error: DomainError, requestId: string): { status: number; body: ErrorBody } => ({
  status: ERROR_STATUS[error.code],
  body: {
    error: {
      code: error.code,
      message: error.message,
      fields: error.fields,
      requestId,
      ...(error.retryAfter !== undefined && { retryAfter: error.retryAfter }),
    },
  },
});
