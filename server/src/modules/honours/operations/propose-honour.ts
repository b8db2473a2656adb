import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import type { Proposal } from "@sunshine/domain/honours/honour.contract";
import { HONOUR_GROUND_LABELS, HONOUR_LIST_LABELS } from "@sunshine/domain/honours/honour.vocabulary";
import { dayOf, type Day } from "@sunshine/domain/kernel/day";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import type { EstablishmentFacts } from "../../establishments";
import { Honour } from "../honour.model";
import { honourRef } from "../honour.record";
import { blackFactsOf, redObstaclesOf } from "./weigh-facts";

type Parts = Pick<Services, "ids" | "clock">;
type Proposer = Pick<OfficerActor, "name">;

interface Ground {
  readonly basis: string;
  readonly factOn: Day;
  readonly source: { readonly kind: "inspection" | "rectification"; readonly id: string } | null;
}

const redGround = async (shop: EstablishmentFacts, today: Day): Promise<Ground> => {
  const obstacles = await redObstaclesOf(shop, today);
  if (obstacles.length > 0) throw new DomainError("rule_violated", { message: `不能列入红榜：${obstacles.join("；")}` });
  return { basis: HONOUR_GROUND_LABELS.annual_a, factOn: today, source: null };
};

const documented = ({ ground, document, factOn }: Proposal, today: Day): Ground => {
  if (factOn === null || factOn > today) throw new DomainError("invalid_input", { fields: [{ path: "factOn", message: "文书日期不能晚于今天" }] });
  return { basis: `${HONOUR_GROUND_LABELS[ground]}（${document}）`, factOn, source: null };
};

const recorded = async (shop: EstablishmentFacts, { ground, sourceId }: Proposal, today: Day): Promise<Ground> => {
  const fact = (await blackFactsOf(shop.id, today)).find((it) => it.ground === ground && it.sourceId === sourceId);
  if (!fact) throw new DomainError("invalid_input", { fields: [{ path: "sourceId", message: "该检查或责令整改不能作为依据：可能已经整改或已经撤销" }] });
  return { basis: fact.label, factOn: fact.factOn, source: { kind: fact.kind, id: fact.sourceId } };
};

const groundOf = (shop: EstablishmentFacts, proposal: Proposal, today: Day): Promise<Ground> | Ground => {
  if (proposal.list === "red") return redGround(shop, today);
  return proposal.sourceId === null ? documented(proposal, today) : recorded(shop, proposal, today);
};

/** Proposes an entry 提出列入; one open entry a list for each shop. */
export const proposeHonour = async ({ ids, clock }: Parts, { name }: Proposer, shop: EstablishmentFacts, proposal: Proposal): Promise<Honour> => {
  const now = clock.now();
  const { list, ground, gravity, reason } = proposal;
  const openKey = `${list}:${shop.id}`;
  if ((await Honour.count({ where: { openKey } })) > 0) throw new DomainError("duplicate", { message: `“${shop.name}”已有一条未结束的${HONOUR_LIST_LABELS[list]}记录` });
  const { basis, factOn, source } = await groundOf(shop, proposal, dayOf(now));
  const honour = await Honour.create({
    publicId: ids.newId(), list, state: "proposed", openKey, ground, gravity, establishmentId: shop.id, establishmentPublicId: shop.publicId, establishmentName: shop.name,
    townCode: shop.townCode, reason, basis, factOn, sourceKind: source?.kind ?? null, sourceId: source?.id ?? null, proposedAt: now,
    steps: [{ at: now.toISOString(), move: "propose", by: name, text: reason }],
  });
  await emit("honour.proposed.v1", honourRef(honour, name));
  return honour;
};
