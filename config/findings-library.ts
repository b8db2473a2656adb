import { FindingsLibrarySchema, type FindingsLibrary } from "@sunshine/domain/inspections/findings-library";
import library2016 from "./content/findings-library.json";

/** Standard wordings of findings 问题用语库 by edition of the checklist, checked on load. */
export const FINDINGS_LIBRARIES = [FindingsLibrarySchema.parse(library2016)];

/** The wordings that belong to an edition of the checklist. */
export const libraryOf = (checklistEdition: string): FindingsLibrary => {
  const found = FINDINGS_LIBRARIES.find((library) => library.checklistEdition === checklistEdition);
  if (!found) throw new RangeError(`no wordings for the checklist ${checklistEdition}`);
  return found;
};
