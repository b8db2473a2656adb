import type { FindingSchema } from "@sunshine/domain/inspections/inspection.contract";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import type * as z from "zod";
import type { Chance } from "./chance";

/** An answer as an officer sends it. */
export type GivenFinding = z.input<typeof FindingSchema>;

/** Points that a demo kitchen fails now and then. */
const FAILING = new Set(["2.2", "2.3", "3.1", "4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "5.4", "6.1", "6.2", "6.3", "7.1", "7.2", "7.3", "7.4", "7.6", "8.1", "8.2", "8.3", "8.4", "9.1", "9.2", "9.3"]);

const ABSENT = new Set(["7.3", "8.1", "9.1"]);

/** How a shop of this care fares on each point of the checklist, in the words of the library. */
export const findingsFor = (chance: Chance, { checklist, library }: Pick<VisitPack, "checklist" | "library">, care: number): GivenFinding[] => {
  const trouble = (1 - care) * 0.34;
  return checklist.items.map(({ code, key, failedLastTime }) => {
    const fails = FAILING.has(code) && chance.odds(trouble * (key ? 0.45 : 1) * (failedLastTime ? 0.6 : 1));
    if (fails) return { code, verdict: "fail", wordings: [chance.pick(library.wordings.filter((it) => it.code === code)).id], correctedOnSite: chance.odds(0.3) };
    return { code, verdict: ABSENT.has(code) && !failedLastTime && chance.odds(0.3) ? "not_applicable" : "pass" };
  });
};
