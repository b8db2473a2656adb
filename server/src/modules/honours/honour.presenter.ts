import { townName, type Region } from "@sunshine/domain/regions/region";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { HonourRow, HonourView, PublicHonour } from "@sunshine/domain/honours/honour.contract";
import type { Honour } from "./honour.model";
import { abilitiesOf } from "./honour.policy";

/** A line of the list of entries. */
export const presentRow = (honour: Honour): HonourRow => ({
  id: honour.publicId, list: honour.list, state: honour.state, ground: honour.ground, establishmentId: honour.establishmentPublicId, establishmentName: honour.establishmentName,
  townCode: honour.townCode, reason: honour.reason, proposedAt: honour.proposedAt.toISOString(), statementUntil: honour.statementUntil ?? null, stated: Boolean(honour.statedAt),
  from: honour.fromOn ?? null, to: honour.toOn ?? null, endedOn: honour.endedOn ?? null, ending: honour.ending ?? null,
});

/** The whole entry as officers and the shop read it. */
export const presentHonour = (honour: Honour, viewer: Actor): HonourView => ({
  ...presentRow(honour),
  basis: honour.basis,
  factOn: honour.factOn,
  gravity: honour.gravity,
  source: honour.sourceKind && honour.sourceId ? { kind: honour.sourceKind, id: honour.sourceId } : null,
  statement: honour.statement ?? null,
  statedAt: honour.statedAt?.toISOString() ?? null,
  steps: honour.steps,
  version: honour.version,
  abilities: abilitiesOf(viewer, honour),
});

/** An entry in force as the public reads it. */
export const presentPublished = ({ list, establishmentPublicId, establishmentName, townCode, reason, basis, fromOn, toOn }: Honour, region: Region): PublicHonour[] =>
  fromOn && toOn ? [{ list, establishmentId: establishmentPublicId, establishmentName, town: townName(region, townCode), reason, basis, from: fromOn, to: toOn }] : [];
