import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";
import type { HonourRef } from "@sunshine/domain/honours/honour.events";
import { nextHonourState, OPEN_HONOUR_STATES, type HonourMove } from "@sunshine/domain/honours/honour.states";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { Honour } from "./honour.model";

const shopOf = ({ establishmentId, establishmentPublicId, establishmentName, townCode }: Honour): EstablishmentRef => ({ id: establishmentId, publicId: establishmentPublicId, name: establishmentName, townCode });

/** How events name an entry. */
export const honourRef = (honour: Honour, by: string): HonourRef => ({ establishment: shopOf(honour), honourId: honour.publicId, list: honour.list, state: honour.state, ground: honour.ground, reason: honour.reason, by });

/** Refuses work on an old copy. */
export const requireVersion = (honour: Honour, version: number): void => {
  if (honour.version !== version) throw new DomainError("stale_version");
};

interface Move {
  readonly move: Exclude<HonourMove, "propose">;
  readonly by: string;
  readonly text: string;
  readonly now: Date;
}

/** One step by the state table, kept in the entry; what else changes comes along. */
export const moveHonour = async (honour: Honour, { move, by, text, now }: Move, changes: Partial<Honour> = {}): Promise<void> => {
  const state = nextHonourState(honour.state, move);
  await honour.update({
    ...changes, state, ...(!OPEN_HONOUR_STATES.includes(state) && { openKey: null }),
    steps: [...honour.steps, { at: now.toISOString(), move, by, text }], version: honour.version + 1,
  });
};
