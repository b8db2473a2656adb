import type { Transaction } from "sequelize";
import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";
import type { Inbox, NoticeParty } from "@sunshine/domain/notices/notice.vocabulary";
import { ambientTransaction } from "../../platform/db/transaction";
import { staffAccountsOf } from "../accounts";
import { officersInService, type OfficerFacts } from "../officers";

/** Somebody who is told: an officer, a diner, or one person of one shop. */
export interface Recipient {
  readonly inbox: Inbox;
  /** Officer or account. */
  readonly id: number;
  readonly shop: Pick<EstablishmentRef, "id" | "publicId"> | null;
}

/** Where the notices of somebody lie 收件箱编号. */
export const recipientKey = ({ inbox, id, shop }: { readonly inbox: Inbox; readonly id: number; readonly shop: { readonly id: number } | null }): string => {
  if (inbox === "officer") return `officer:${id}`;
  return shop === null ? `account:${id}` : `shop:${shop.id}:${id}`;
};

type Ids = readonly (number | null)[];

/** Whom an event concerns; a party that it does not have is left out. */
export interface Parties {
  readonly claimant?: Ids;
  readonly followers?: Ids;
  readonly payer?: Ids;
  readonly handler?: Ids;
  readonly assignee?: Ids;
  readonly former?: Ids;
  readonly rostered?: Ids;
  readonly importer?: Ids;
  readonly shop?: EstablishmentRef | null;
  readonly townCode?: string;
}

const directories = new WeakMap<Transaction, Promise<OfficerFacts[]>>();

/** Officers in service: read once for all events that the relay delivers in one transaction. */
const directory = (): Promise<OfficerFacts[]> => {
  const transaction = ambientTransaction();
  if (!transaction) return officersInService();
  const known = directories.get(transaction) ?? officersInService();
  directories.set(transaction, known);
  return known;
};

const officerOf = (id: number): Recipient => ({ inbox: "officer", id, shop: null });
const dinerOf = (id: number): Recipient => ({ inbox: "diner", id, shop: null });
const known = (ids: Ids | undefined): number[] => (ids ?? []).filter((id): id is number => id !== null);

const officersWhere = async (belongs: (officer: OfficerFacts) => boolean): Promise<Recipient[]> => (await directory()).filter(belongs).map(({ id }) => officerOf(id));

const staffOf = async (shop: EstablishmentRef | null | undefined): Promise<Recipient[]> => (shop ? (await staffAccountsOf(shop.id)).map((id) => ({ inbox: "shop", id, shop })) : []);

type Finder = (parties: Parties) => Promise<Recipient[]> | Recipient[];

const named = (party: "handler" | "assignee" | "former" | "rostered" | "importer"): Finder => (parties) => known(parties[party]).map(officerOf);
const person = (party: "claimant" | "followers" | "payer"): Finder => (parties) => known(parties[party]).map(dinerOf);

const FINDERS: Record<NoticeParty, Finder> = {
  claimant: person("claimant"),
  followers: person("followers"),
  payer: person("payer"),
  handler: named("handler"),
  assignee: named("assignee"),
  former: named("former"),
  rostered: named("rostered"),
  importer: named("importer"),
  shop: ({ shop }) => staffOf(shop),
  station: ({ townCode }) => (townCode === undefined ? [] : officersWhere(({ towns }) => towns !== null && towns.includes(townCode))),
  bureau: () => officersWhere(({ role }) => role === "bureau_officer"),
  centre: () => officersWhere(({ role }) => role === "command_operator"),
};

/** The people of one party of an event. */
export const peopleOf = async (party: NoticeParty, parties: Parties): Promise<Recipient[]> => FINDERS[party](parties);
