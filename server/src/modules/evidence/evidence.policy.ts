import { isMember, isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import { EvidenceLink, type Evidence, type OwnerKind } from "./evidence.model";
import { holderOf } from "./holders";

export interface EvidenceSubject {
  readonly evidence: Evidence;
  readonly may: boolean;
  readonly logged: boolean;
}

/** Who an upload belongs to; somebody unknown owns nothing. */
export const ownerOf = (actor: Actor): { ownerKind: OwnerKind; ownerId: number | null } => {
  if (isMember(actor)) return { ownerKind: "member", ownerId: actor.accountId };
  if (isOfficer(actor)) return { ownerKind: "officer", ownerId: actor.officerId };
  return { ownerKind: "anonymous", ownerId: null };
};

export const owns = (actor: Actor, { ownerKind, ownerId }: Pick<Evidence, "ownerKind" | "ownerId">): boolean => {
  const mine = ownerOf(actor);
  return mine.ownerId !== null && mine.ownerKind === ownerKind && mine.ownerId === Number(ownerId);
};

const decide = async (actor: Actor, evidence: Evidence, what: "mayRead" | "mayReadCapture"): Promise<EvidenceSubject> => {
  const links = await EvidenceLink.findAll({ where: { evidenceId: evidence.id } });
  for (const { holder, holderId } of links) {
    const rules = holderOf(holder);
    if (rules && (await rules[what](actor, holderId))) return { evidence, may: true, logged: rules.logged };
  }
  return { evidence, may: what === "mayRead" && owns(actor, evidence), logged: false };
};

/** May the actor look: the sender at the own, everybody else by the record that holds it. */
export const lookAt = (actor: Actor, evidence: Evidence | null): Promise<EvidenceSubject> | null => evidence && decide(actor, evidence, "mayRead");

/** May the actor learn when and where it was taken: by the record that holds it alone. */
export const lookAtCapture = (actor: Actor, evidence: Evidence | null): Promise<EvidenceSubject> | null => evidence && decide(actor, evidence, "mayReadCapture");
