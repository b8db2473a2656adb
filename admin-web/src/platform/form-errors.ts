import type { FormInstance } from "antd";
import { DomainError } from "@sunshine/domain/kernel/errors";

type Name = (string | number)[];

const nameOf = (path: string, prefix: string): Name => {
  const inner = prefix && path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : path;
  return inner.split(/[.[\]]+/).filter(Boolean).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
};

/**
 * Puts each wrong field's sentence under its own input 字段错误.
 * Returns what belongs to no field, or null when everything found its place.
 */
export const showFieldErrors = (form: FormInstance, error: unknown, prefix = ""): string | null => {
  if (!(error instanceof DomainError)) return "系统出现问题，请稍后重试";
  if (error.fields.length === 0) return error.message;
  const placed = error.fields.map(({ path, message }) => ({ name: nameOf(path, prefix), errors: [message] }));
  const known = placed.filter(({ name }) => form.getFieldInstance(name) !== undefined || form.isFieldTouched(name) || form.getFieldValue(name) !== undefined);
  form.setFields(known);
  const first = known[0];
  if (first) form.scrollToField(first.name, { block: "center", focus: true });
  const homeless = placed.filter((one) => !known.includes(one));
  return homeless.length > 0 ? homeless.map(({ errors }) => errors[0]).join("；") : null;
};
