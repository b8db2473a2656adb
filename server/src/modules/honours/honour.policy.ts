import { Op, type WhereOptions } from "sequelize";
import { coversTown, hasOfficerRole, worksAt, type Actor } from "@sunshine/domain/accounts/actor";
import type { HonourView } from "@sunshine/domain/honours/honour.contract";
import { OPEN_HONOUR_STATES } from "@sunshine/domain/honours/honour.states";
import { regulates } from "../establishments";
import type { Honour } from "./honour.model";

type Ability = HonourView["abilities"][number];
type Place = Pick<Honour, "establishmentId" | "townCode">;

/** A shop reads what it was told of: not a proposal that is still weighed, nor one that was dropped before. */
const isTold = ({ state, statementUntil }: Pick<Honour, "state" | "statementUntil">): boolean => state === "listed" || state === "ended" || statementUntil !== null;

/** Officers of the area, the command centre too; the people of the shop from the notice on. */
export const mayReadHonour = (actor: Actor, honour: Honour): boolean => regulates(actor, honour) || (worksAt(actor, honour.establishmentId) && isTold(honour));

/** Officers who inspect in this area may propose 提出. */
export const mayPropose = (actor: Actor, { townCode }: Pick<Place, "townCode">): boolean => hasOfficerRole(actor, "administrator", "bureau_officer", "station_officer") && coversTown(actor, townCode);

/** The bureau decides 审核决定: one hand proposes, another publishes. */
export const mayDecideHonour = (actor: Actor): boolean => hasOfficerRole(actor, "administrator", "bureau_officer");

/** The shop states its side 陈述申辩. */
export const mayState = (actor: Actor, honour: Honour): boolean => worksAt(actor, honour.establishmentId) && isTold(honour);

const DECISIONS: Partial<Record<Honour["state"], readonly Ability[]>> = { noticed: ["list", "drop"], listed: ["end"] };

const proposalAbilities = ({ list }: Honour): readonly Ability[] => (list === "red" ? ["list", "drop"] : ["notify", "drop"]);

/** What the client should offer this person right now. */
export const abilitiesOf = (actor: Actor, honour: Honour): Ability[] => {
  if (!OPEN_HONOUR_STATES.includes(honour.state)) return [];
  if (mayState(actor, honour)) return honour.state === "noticed" ? ["state"] : [];
  if (!mayDecideHonour(actor)) return [];
  return [...(honour.state === "proposed" ? proposalAbilities(honour) : (DECISIONS[honour.state] ?? []))];
};

/** Entries that lists show to this person; undefined for people who see none. */
export const visibleHonours = (actor: Actor): WhereOptions<Honour> | undefined => {
  if (actor.kind === "officer") return actor.towns === null ? {} : { townCode: { [Op.in]: [...actor.towns] } };
  if (actor.kind !== "member" || actor.memberships.length === 0) return undefined;
  return {
    establishmentId: { [Op.in]: actor.memberships.map(({ establishmentId }) => establishmentId) },
    [Op.or]: [{ state: { [Op.in]: ["listed", "ended"] } }, { statementUntil: { [Op.not]: null } }],
  };
};
