import { hasOfficerRole, type Actor } from "@sunshine/domain/accounts/actor";
import type { GradeView } from "@sunshine/domain/grades/grade.contract";
import { mayRead, regulates } from "../establishments";

interface Place {
  readonly id: number;
  readonly townCode: string;
}

/** Officers of the area, and the shop's own people; the public reads the grade on the shop's page. */
export const mayReadLedger: (actor: Actor, place: Place) => boolean = mayRead;

/** The bureau and the station of the area decide that something was an accident; the command centre looks on. */
export const mayRecordAccident = (actor: Actor, place: Pick<Place, "townCode">): boolean =>
  hasOfficerRole(actor, "bureau_officer", "station_officer") && regulates(actor, place);

/** What the client should offer this person right now. */
export const abilitiesOf = (actor: Actor, place: Place): GradeView["abilities"] => (mayRecordAccident(actor, place) ? ["record_accident"] : []);
