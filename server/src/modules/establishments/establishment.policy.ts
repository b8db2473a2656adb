import { coversTown, hasOfficerRole, worksAt, type Actor } from "@sunshine/domain/accounts/actor";
import type { EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";

/** What a decision about an establishment looks at. */
export interface Place {
  readonly id: number;
  readonly townCode: string;
}

type Ability = EstablishmentView["abilities"][number];

/** An officer whose area holds the establishment's town 属地监管. */
export const regulates = (actor: Actor, { townCode }: Pick<Place, "townCode">): boolean => coversTown(actor, townCode);

const worksOnPapers = (actor: Actor): boolean => hasOfficerRole(actor, "administrator", "bureau_officer", "station_officer");

/** Officers of the area, and the establishment's own people. */
export const mayRead = (actor: Actor, place: Place): boolean => regulates(actor, place) || worksAt(actor, place.id);

/** Officers who keep the archive of this area; the command centre looks and does not write. */
export const mayEdit = (actor: Actor, place: Pick<Place, "townCode">): boolean => worksOnPapers(actor) && regulates(actor, place);

/** Owner for the own shop, officers of the area for any. */
export const mayManageCodes = (actor: Actor, place: Place): boolean => mayEdit(actor, place) || worksAt(actor, place.id, "owner");

export const mayManagePeople = mayManageCodes;

export const mayReadPeople = (actor: Actor, place: Place): boolean => mayEdit(actor, place) || worksAt(actor, place.id);

/** Officers of the area (the command centre too: it calls shops), never the shop's other people. */
export const mayRevealContact = (actor: Actor, place: Place): boolean => regulates(actor, place);

/** Lists, map and export are for officers; what each sees is cut to the own towns. */
export const mayBrowse = (actor: Actor): boolean => actor.kind === "officer";

/** The command centre shows, it does not carry data away. */
export const mayExport = worksOnPapers;

/** An import may touch every town, so it is for those who work for the whole county. */
export const mayImport = (actor: Actor): boolean => hasOfficerRole(actor, "administrator", "bureau_officer");

const WHO: Record<Ability, (actor: Actor, place: Place) => boolean> = {
  edit: mayEdit,
  set_state: mayEdit,
  reveal_contact: mayRevealContact,
  manage_codes: mayManageCodes,
  inspect: mayEdit,
  manage_people: mayManagePeople,
};

/** What the client should offer this person right now. */
export const abilitiesOf = (actor: Actor, place: Place): Ability[] => (Object.keys(WHO) as Ability[]).filter((ability) => WHO[ability](actor, place));
