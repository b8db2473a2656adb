import type { EstablishmentFields } from "@sunshine/domain/establishments/establishment.contract";
import type { Region } from "@sunshine/domain/regions/region";
import type { Sealing } from "../../../platform/crypto/sealing";
import { showField } from "../establishment.changes";
import { SEALED } from "../sealed-columns";
import { COLUMNS } from "./columns";

/** What a row of an import carries: fields that can be set, or the cells as written where they cannot. */
export type ImportContent = { readonly fields: EstablishmentFields } | { readonly written: Readonly<Record<string, string>> };

/** Sealed as a whole, because it holds contacts. */
export const sealContent = (sealing: Sealing, content: ImportContent): string => sealing.seal(JSON.stringify(content), SEALED.importContent);

export const openContent = (sealing: Sealing, sealed: string): ImportContent => JSON.parse(sealing.open(sealed, SEALED.importContent)) as ImportContent;

const plain = (fields: EstablishmentFields, field: keyof EstablishmentFields, region: Region): string => {
  const value = fields[field];
  if (value === null) return "";
  // Whole, not masked: the officer who uploaded it gets the own row back to correct it.
  return field === "contactName" || field === "contactPhone" ? String(value) : showField(field, value, region);
};

/** A row's cells in the order of the template, as they were written or as they would be. */
export const cellsOf = (content: ImportContent, region: Region): string[] =>
  COLUMNS.map(({ field, header }) => ("fields" in content ? plain(content.fields, field, region) : (content.written[header] ?? "")));
