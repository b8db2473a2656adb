import { HONOUR_RULES } from "@sunshine/config/regulations";
import { redObstacles } from "@sunshine/domain/honours/honour.rules";
import { addMonths, formatDay, type Day } from "@sunshine/domain/kernel/day";
import { editionInForce } from "@sunshine/domain/kernel/regulation";
import type { HonourGround } from "@sunshine/domain/honours/honour.vocabulary";
import { upheldComplaints } from "../../complaints";
import type { EstablishmentFacts } from "../../establishments";
import { gradesOf } from "../../grades";
import { openFindingsOf, unmendedFailures } from "../../inspections";
import { openOrdersOf } from "../../rectifications";
import { wasBlackListed } from "../honour.queries";

/** A fact that the system holds itself, on which a black entry may stand. */
export interface BlackFact {
  readonly ground: HonourGround;
  readonly kind: "inspection" | "rectification";
  readonly sourceId: string;
  readonly label: string;
  readonly factOn: Day;
}

/** Final facts against a shop that are not mended 可列入黑榜的事实. */
export const blackFactsOf = async (establishmentId: number, today: Day): Promise<BlackFact[]> => {
  const [failures, orders] = await Promise.all([unmendedFailures(establishmentId), openOrdersOf(establishmentId)]);
  return [
    ...failures.map(({ publicId, visitedOn, openFindings }) => ({
      ground: "visit_failed" as const, kind: "inspection" as const, sourceId: publicId, label: `${formatDay(visitedOn)}监督检查结果不符合，${openFindings} 项未整改`, factOn: visitedOn,
    })),
    ...orders.filter(({ dueOn }) => dueOn < today).map(({ id, number, dueOn, open }) => ({
      ground: "order_overdue" as const, kind: "rectification" as const, sourceId: id, label: `${number}，${formatDay(dueOn)}到期，${open} 项未整改`, factOn: dueOn,
    })),
  ];
};

/** Why a shop may not stand on the red list; empty: it may. */
export const redObstaclesOf = async ({ id, state }: EstablishmentFacts, today: Day): Promise<string[]> => {
  const rules = editionInForce(HONOUR_RULES, today);
  const since = addMonths(today, -rules.redCleanMonths.value);
  const [grades, openFindings, upheld, blackListed] = await Promise.all([gradesOf([id]), openFindingsOf(id), upheldComplaints(id, since), wasBlackListed(id, since)]);
  return redObstacles({ annual: grades.get(id)?.annual ?? null, open: state === "open", openFindings, upheldComplaints: upheld, blackListed }, rules);
};
