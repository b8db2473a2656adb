import type { EstablishmentFields, EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { ESTABLISHMENT_FIELD_LABELS, OPEN_KITCHEN_LABELS } from "@sunshine/domain/establishments/establishment.fields";
import { ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";

export type FormField = keyof EstablishmentFields;
/** What the form holds; contacts are empty until somebody types a new one. */
export type FormValues = { readonly [F in FormField]?: unknown };

export const FORM_FIELDS = Object.keys(ESTABLISHMENT_FIELD_LABELS) as FormField[];
const CONTACTS: readonly FormField[] = ["contactName", "contactPhone"];

/** The archive as the form shows it; masked contacts are left out. */
export const valuesOf = (view: EstablishmentView): Record<FormField, unknown> =>
  Object.fromEntries(FORM_FIELDS.map((field) => [field, CONTACTS.includes(field) ? null : view[field]])) as Record<FormField, unknown>;

const blank = (value: unknown): boolean => value === undefined || value === "" || value === null;

/** What is sent: empty becomes null; untouched contacts are not sent at all. */
export const fieldsToSend = (values: FormValues, keepContacts: boolean): Record<string, unknown> =>
  Object.fromEntries(
    FORM_FIELDS.filter((field) => !(keepContacts && CONTACTS.includes(field) && blank(values[field]))).map((field) => [field, blank(values[field]) ? null : values[field]])
  );

/** A value as an officer reads it, for the comparison of versions. */
export const showValue = (field: FormField, value: unknown, townName: (code: string) => string): string => {
  if (blank(value)) return "（空）";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (field === "type") return ESTABLISHMENT_TYPE_LABELS[value as keyof typeof ESTABLISHMENT_TYPE_LABELS];
  if (field === "openKitchen") return OPEN_KITCHEN_LABELS[value as keyof typeof OPEN_KITCHEN_LABELS];
  return field === "townCode" ? townName(String(value)) : String(value);
};
