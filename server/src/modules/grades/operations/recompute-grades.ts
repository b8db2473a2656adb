import type { Day } from "@sunshine/domain/kernel/day";
import { emit } from "../../../platform/outbox/outbox";
import { establishmentsById, refOf, type EstablishmentFacts } from "../../establishments";
import { UNGRADED, computeGrade, type ComputedGrade } from "../grade.computation";
import { GradeEntry, GradeState } from "../grade.model";

type Shown = Pick<ComputedGrade, "shown" | "annual" | "lastVisitOn" | "blockedUntil" | "sentence">;

const differs = (before: Shown, after: Shown): boolean =>
  before.shown !== after.shown || before.annual !== after.annual || before.lastVisitOn !== after.lastVisitOn || before.blockedUntil !== after.blockedUntil || before.sentence !== after.sentence;

const tell = async (establishment: EstablishmentFacts, before: Shown, after: Shown): Promise<void> => {
  await emit("grade.recomputed.v1", {
    establishment: refOf(establishment),
    from: before.shown,
    to: after.shown,
    annual: after.annual,
    lastVisitOn: after.lastVisitOn,
    blockedUntil: after.blockedUntil,
    changed: before.shown !== after.shown || before.annual !== after.annual,
  });
};

/** Whoever computes a grade holds its row first, so that nobody stores a grade from a ledger without the other's line. */
const lockStates = async (ids: readonly number[], today: Day): Promise<Map<number, GradeState>> => {
  await GradeState.bulkCreate(ids.map((establishmentId) => ({ establishmentId, ...UNGRADED, computedOn: today })), { ignoreDuplicates: true });
  const states = await GradeState.findAll({ where: { establishmentId: [...ids] }, order: [["establishmentId", "ASC"]], lock: true });
  return new Map(states.map((state) => [state.establishmentId, state]));
};

const ledgersOf = async (ids: readonly number[]): Promise<Map<number, GradeEntry[]>> => {
  const ledgers = new Map<number, GradeEntry[]>();
  for (const entry of await GradeEntry.findAll({ where: { establishmentId: [...ids] }, order: [["id", "ASC"]] })) {
    ledgers.set(entry.establishmentId, [...(ledgers.get(entry.establishmentId) ?? []), entry]);
  }
  return ledgers;
};

export interface RecomputeOptions {
  /** Tell also where nothing that others project has moved: something was recorded, so pages show a new line. */
  readonly always?: boolean;
}

/**
 * Computes the grades of establishments anew from their ledgers and stores them: a few queries for however many there
 * are. An establishment that has gone is left out.
 */
export const recomputeGrades = async (ids: readonly number[], today: Day, { always = false }: RecomputeOptions = {}): Promise<void> => {
  const establishments = await establishmentsById(ids);
  if (establishments.size === 0) return;
  const known = [...establishments.keys()].sort((a, b) => a - b);
  const states = await lockStates(known, today);
  const ledgers = await ledgersOf(known);
  const computed = [...establishments.values()].map((establishment) => ({
    establishment,
    before: states.get(establishment.id) ?? UNGRADED,
    after: computeGrade(establishment, ledgers.get(establishment.id) ?? [], today),
  }));
  await GradeState.bulkCreate(
    computed.map(({ establishment, after }) => ({ establishmentId: establishment.id, ...after, computedOn: today })),
    { updateOnDuplicate: ["shown", "annual", "annualScore", "lastVisitOn", "blockedUntil", "explanation", "alerts", "sentence", "computedOn", "nextReviewOn"] }
  );
  for (const { establishment, before, after } of computed) if (always || differs(before, after)) await tell(establishment, before, after);
};
