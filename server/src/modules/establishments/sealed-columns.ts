/** Where a sealed column belongs: a value moved to another column does not open. */
export const SEALED = {
  contactName: "establishments.contact_name",
  contactPhone: "establishments.contact_phone",
  personName: "establishment_people.name",
  personPhone: "establishment_people.phone",
  importContent: "establishment_import_rows.content",
} as const;
