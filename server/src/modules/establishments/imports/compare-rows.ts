import { EstablishmentFieldsSchema, type EstablishmentFields } from "@sunshine/domain/establishments/establishment.contract";
import { ESTABLISHMENT_FIELD_LABELS } from "@sunshine/domain/establishments/establishment.fields";
import type { RowOutcome } from "@sunshine/domain/establishments/import.contract";
import { readLicenceNumber } from "@sunshine/domain/establishments/licence-number";
import { sizeWarning } from "@sunshine/domain/establishments/size-class";
import { maskName, maskPhone } from "@sunshine/domain/kernel/masking";
import type { Day } from "@sunshine/domain/kernel/day";
import type { Region } from "@sunshine/domain/regions/region";
import { changesBetween } from "../establishment.changes";
import { cellText, readCell } from "./cell-values";
import { COLUMNS, type Field } from "./columns";
import type { DataRow } from "./read-table";

export interface Rejection {
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** A stored establishment that a row may change. */
export interface Known {
  readonly fields: EstablishmentFields;
  readonly version: number;
}

/** What is to become of one row 一行的比对结果. */
export interface ComparedRow {
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly name: string;
  readonly licenceNumber: string;
  /** Set where the row may be applied. */
  readonly fields: EstablishmentFields | null;
  /** The cells as written, by column header. */
  readonly written: Readonly<Record<string, string>>;
  readonly version: number | null;
  readonly changes: readonly { column: string; before: string; after: string }[];
  readonly rejections: readonly Rejection[];
  readonly warnings: readonly string[];
}

const DEFAULTS: Partial<EstablishmentFields> = { scenicArea: false, takeawayOnly: false, keyUnit: false, openKitchen: "none" };
const BLANK = Object.fromEntries(COLUMNS.map(({ field, required }) => [field, DEFAULTS[field] ?? (required ? undefined : null)]));

/** A refused value as the preview shows it: numbers of people are not written out. */
const shown = (field: Field, text: string): string => (field === "contactPhone" ? maskPhone(text) : field === "contactName" ? maskName(text) : text.slice(0, 100));

export interface ReadRow {
  readonly values: Partial<Record<Field, unknown>>;
  readonly rejections: readonly Rejection[];
  readonly written: Readonly<Record<string, string>>;
}

/** The values of a row's cells; a formula is refused, because what it shows depends on the computer that opens it. */
export const readValues = ({ cells }: DataRow, region: Pick<Region, "towns">): ReadRow => {
  const values: Partial<Record<Field, unknown>> = {};
  const rejections: Rejection[] = [];
  const written: Record<string, string> = {};
  for (const [{ field, header, kind }, cell] of cells) {
    if (typeof cell !== "string") {
      rejections.push({ column: header, value: "（公式）", reason: "公式单元格请改为数值" });
      continue;
    }
    const text = cellText(cell);
    written[header] = text;
    const reading = readCell(kind, text, region);
    if ("reason" in reading) rejections.push({ column: header, value: shown(field, text), reason: reading.reason });
    else values[field] = reading.value;
  }
  return { values, rejections, written };
};

/** The licence number of a row as it is compared: by it a row finds its establishment. */
export const licenceOf = ({ values }: Pick<ReadRow, "values">): string => (typeof values.licenceNumber === "string" ? values.licenceNumber.trim().toUpperCase().slice(0, 40) : "");

const warningsOf = (fields: EstablishmentFields, today: Day): string[] => {
  const licence = readLicenceNumber(fields.licenceNumber);
  const size = sizeWarning(fields.type, fields);
  return [
    ...("warning" in licence && licence.warning !== undefined ? [licence.warning] : []),
    ...(size === null ? [] : [size]),
    ...(fields.licenceExpiresOn < today ? ["许可证已过有效期"] : []),
  ];
};

const missingReason = (field: Field, given: unknown, message: string): string => (given === undefined ? `请填写${ESTABLISHMENT_FIELD_LABELS[field]}` : message);

/** Every reason why the merged fields cannot stand. */
const check = (merged: Readonly<Record<string, unknown>>, { rejections, written }: ReadRow): { fields: EstablishmentFields | null; rejections: Rejection[] } => {
  const result = EstablishmentFieldsSchema.safeParse(merged);
  const known = new Set(rejections.map(({ column }) => column));
  if (!result.success) {
    const found = result.error.issues.map(({ path, message }) => {
      const field = String(path[0]) as Field;
      const column = ESTABLISHMENT_FIELD_LABELS[field];
      return { column, value: shown(field, written[column] ?? ""), reason: missingReason(field, merged[field], message) };
    });
    // A cell that could not be read is told once, not again as missing.
    return { fields: null, rejections: [...rejections, ...found.filter(({ column }) => !known.has(column))] };
  }
  const fields = result.data;
  const order = fields.licenceExpiresOn < fields.licenceIssuedOn ? [{ column: ESTABLISHMENT_FIELD_LABELS.licenceExpiresOn, value: fields.licenceExpiresOn, reason: "有效期至早于发证日期" }] : [];
  const all = [...rejections, ...order];
  return { fields: all.length > 0 ? null : fields, rejections: all };
};

const nameOf = ({ values }: ReadRow, known: Known | undefined): string => (typeof values.name === "string" ? values.name : (known?.fields.name ?? "")).slice(0, 80);

const outcomeOf = (known: Known | undefined, changes: readonly unknown[]): RowOutcome => {
  if (!known) return "new";
  return changes.length > 0 ? "changed" : "unchanged";
};

/** Compares a row with what is stored. Blank cells and absent columns leave a stored value as it is. */
export const compareRow = (row: number, read: ReadRow, known: Known | undefined, context: { region: Region; today: Day }): ComparedRow => {
  const { fields, rejections } = check({ ...(known ? known.fields : BLANK), ...read.values }, read);
  const base = { row, name: nameOf(read, known), licenceNumber: licenceOf(read), written: read.written, version: known?.version ?? null };
  if (!fields) return { ...base, outcome: "rejected", fields: null, changes: [], rejections, warnings: [] };
  const changes = known ? changesBetween(known.fields, fields, context.region).map(({ label, before, after }) => ({ column: label, before, after })) : [];
  const outcome = outcomeOf(known, changes);
  return { ...base, outcome, fields, changes, rejections: [], warnings: outcome === "unchanged" ? [] : warningsOf(fields, context.today) };
};
