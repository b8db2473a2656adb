import type { Actor } from "@sunshine/domain/accounts/actor";

/** How a kind of record decides about the evidence that it holds. */
export interface EvidenceHolder {
  readonly mayRead: (actor: Actor, holderId: string) => Promise<boolean>;
  /** Capture time and place say more than the picture: fewer may read them. */
  readonly mayReadCapture: (actor: Actor, holderId: string) => Promise<boolean>;
  /** Every look at a picture is kept in the audit trail. */
  readonly logged: boolean;
}

const holders = new Map<string, EvidenceHolder>();

/** Each noun that holds evidence says, at start, who may look at it. */
export const letHolderDecide = (holder: string, rules: EvidenceHolder): void => {
  holders.set(holder, rules);
};

/** Evidence of a record that nobody answers for stays closed. */
export const holderOf = (holder: string): EvidenceHolder | undefined => holders.get(holder);
