import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { Inspection } from "./inspection.model";

/** The establishment of a visit, as events name it. */
export const shopOf = (visit: Inspection): EstablishmentRef => ({
  id: visit.establishmentId,
  publicId: visit.establishmentPublicId,
  name: visit.establishmentName,
  townCode: visit.townCode,
});

/** A record that still counts and that nobody has changed since it was read. */
export const requireCurrent = (visit: Inspection, version: number): void => {
  if (visit.version !== version) throw new DomainError("stale_version");
  if (visit.voidedAt) throw new DomainError("illegal_transition", { message: "该次检查已作废" });
};
