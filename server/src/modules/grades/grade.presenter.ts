import type { Actor } from "@sunshine/domain/accounts/actor";
import type { GradeView } from "@sunshine/domain/grades/grade.contract";
import type { Day } from "@sunshine/domain/kernel/day";
import type { EstablishmentFacts } from "../establishments";
import { gradeFrom } from "./grade.computation";
import { ledgerOf } from "./grade.queries";
import { abilitiesOf } from "./grade.policy";

/** The grade of today with every step and the whole ledger, the newest line first. Computed, not read: it shows what the rule says now. */
export const presentGrade = async (establishment: EstablishmentFacts, viewer: Actor, today: Day): Promise<GradeView> => {
  const entries = await ledgerOf(establishment.id);
  const { shown, annual, annualScore, lastVisitOn, blockedUntil, explanation, alerts, counted } = gradeFrom(establishment, entries, today);
  return {
    establishmentId: establishment.publicId,
    shown,
    annual,
    annualScore,
    lastVisitOn,
    blockedUntil,
    explanation: [...explanation],
    alerts: [...alerts],
    ledger: [...entries].reverse().map(({ day, kind, score, keyFails, note, inspectionId }) => ({
      on: day, kind, score, keyFails, note, inspectionId,
      counted: kind === "visit" && inspectionId !== null && counted.includes(inspectionId),
    })),
    abilities: abilitiesOf(viewer, establishment),
  };
};
