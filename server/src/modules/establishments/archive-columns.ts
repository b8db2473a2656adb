import type { EstablishmentFields } from "@sunshine/domain/establishments/establishment.contract";
import type { Services } from "../../platform/services";
import { FIELDS } from "./establishment.changes";
import type { Establishment } from "./establishment.model";
import { searchEntryOf, type SearchEntry } from "./name-search";
import { contactsOf } from "./establishment.presenter";
import { SEALED } from "./sealed-columns";

/** The fields of a stored row as a form or a file would give them. */
export const fieldsOf = (services: Pick<Services, "sealing">, row: Establishment): EstablishmentFields => {
  const own = Object.fromEntries(FIELDS.map((field) => [field, row[field]])) as unknown as EstablishmentFields;
  return { ...own, ...contactsOf(services, row) };
};

export type ArchiveColumns = Omit<EstablishmentFields, "contactName" | "contactPhone"> & { contactName: string | null; contactPhone: string | null } & Pick<SearchEntry, "nameKey" | "searchText">;

/** Fields as the table keeps them: contacts sealed, sort key and search text beside the name. */
export const columnsOf = ({ sealing }: Pick<Services, "sealing">, fields: EstablishmentFields): { columns: ArchiveColumns; terms: readonly string[] } => {
  const { terms, nameKey, searchText } = searchEntryOf(fields);
  const { contactName, contactPhone } = fields;
  const columns = {
    ...fields,
    contactName: contactName === null ? null : sealing.seal(contactName, SEALED.contactName),
    contactPhone: contactPhone === null ? null : sealing.seal(contactPhone, SEALED.contactPhone),
    nameKey,
    searchText,
  };
  return { columns, terms };
};
