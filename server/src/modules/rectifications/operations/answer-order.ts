import type * as z from "zod";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { SHOP_ROLE_LABELS } from "@sunshine/domain/accounts/actor";
import { dayOf } from "@sunshine/domain/kernel/day";
import { invalidField } from "@sunshine/domain/kernel/errors";
import { MAX_ANSWER_CLIPS, MAX_ANSWER_PHOTOS, type Mending, type MendingStep, type rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { nextFindingState, type MendingMove } from "@sunshine/domain/rectifications/rectification.states";
import { emit } from "../../../platform/outbox/outbox";
import { attachEvidence } from "../../evidence";
import type { RectificationOrder } from "../rectification.model";
import { orderRef, requireRunning, settleFindings, tellWhenClosed } from "../rectification.record";

type Answering = z.output<typeof rectificationApi.answer.input>;
type Reviewing = z.output<typeof rectificationApi.review.input>;

/** One finding's part in an answer or a review. */
interface Part {
  readonly code: string;
  readonly move: MendingMove;
  readonly text: string;
  readonly evidenceIds: readonly string[];
}

/** Who answered: the role, because names of shop staff are kept with their accounts. */
const byOf = (actor: Actor, order: RectificationOrder): string => {
  const role = actor.kind === "member" ? actor.memberships.find(({ establishmentId }) => establishmentId === order.establishmentId)?.role : undefined;
  return role ? SHOP_ROLE_LABELS[role] : order.establishmentName;
};

const step = async (actor: Actor, order: RectificationOrder, field: string, part: Part, by: string, now: Date): Promise<MendingStep> => ({
  at: now.toISOString(), move: part.move, by, text: part.text,
  evidence: await attachEvidence(
    actor,
    { ids: part.evidenceIds, purpose: "rectification", holder: "rectification", holderIds: [order.publicId], most: { photos: MAX_ANSWER_PHOTOS, clips: MAX_ANSWER_CLIPS }, field },
    now
  ),
});

/** Moves the findings named and keeps each step with its evidence. */
const applyParts = async (actor: Actor, order: RectificationOrder, list: string, parts: readonly Part[], by: string, now: Date): Promise<Mending[]> => {
  const mendings = new Map(order.mendings.map((it) => [it.code, it]));
  for (const [at, part] of parts.entries()) {
    const mending = mendings.get(part.code);
    if (!mending) throw invalidField(`${list}[${at}].code`, `第 ${part.code} 项不在这份责令整改通知中`);
    const state = nextFindingState(mending.state, part.move);
    const taken = await step(actor, order, `${list}[${at}].evidenceIds`, part, by, now);
    mendings.set(part.code, { ...mending, state, mendedOn: state === "mended" ? dayOf(now) : null, steps: [...mending.steps, taken] });
  }
  return [...mendings.values()];
};

/** The shop tells what it has done 整改反馈, finding by finding, as often as needed. */
export const answerOrder = async (actor: Actor, order: RectificationOrder, { version, answers }: Answering, now: Date): Promise<RectificationOrder> => {
  requireRunning(order, version);
  const by = byOf(actor, order);
  const mendings = await applyParts(actor, order, "answers", answers.map((it) => ({ ...it, move: "answer" as const })), by, now);
  await settleFindings(order, mendings, by, now);
  await emit("rectification.answered.v1", { ...orderRef(order, by), answered: answers.length });
  return order;
};

const moveOf = (accept: boolean, onTheSpot: boolean): MendingMove => (onTheSpot ? (accept ? "see_mended" : "see_unmended") : accept ? "accept" : "return");

/** The officer accepts or returns each finding 核查, by the answer or by going to look. */
export const reviewOrder = async (actor: Actor, officerName: string, order: RectificationOrder, { version, onTheSpot, decisions }: Reviewing, now: Date): Promise<RectificationOrder> => {
  requireRunning(order, version);
  const parts = decisions.map(({ code, accept, reason, evidenceIds }) => ({ code, text: reason, evidenceIds, move: moveOf(accept, onTheSpot) }));
  const mendings = await applyParts(actor, order, "decisions", parts, officerName, now);
  await settleFindings(order, mendings, officerName, now);
  const accepted = decisions.filter(({ accept }) => accept).length;
  await emit("rectification.reviewed.v1", { ...orderRef(order, officerName), accepted, returned: decisions.length - accepted });
  await tellWhenClosed(order, officerName);
  return order;
};
