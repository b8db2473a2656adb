import { Op, type WhereOptions } from "sequelize";
import { isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import type { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { dayOf, startOfDay, type Day } from "@sunshine/domain/kernel/day";
import type { ClockState } from "@sunshine/domain/complaints/clocks";
import type * as z from "zod";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { findRow } from "../../platform/db/records";
import { findEstablishment, matchNames } from "../establishments";
import { ComplaintCase } from "./case.model";

type ListInput = z.output<typeof complaintApi.list.input>;

export interface PageOf {
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Cases that an officer may see: of the own towns, or all. */
export const scopeOf = (actor: Actor): WhereOptions => (isOfficer(actor) && actor.towns === null ? {} : { townCode: isOfficer(actor) ? [...(actor.towns ?? [])] : [] });

/** How the days of a clock state lie around today. */
export const clockWhere = (clock: ClockState, today: Day): WhereOptions => {
  if (clock === "overdue") return { deadlineOn: { [Op.lt]: today } };
  return clock === "near" ? { deadlineOn: { [Op.gte]: today }, nearOn: { [Op.lte]: today } } : { deadlineOn: { [Op.gte]: today }, nearOn: { [Op.gt]: today } };
};

/** Columns that equal what was asked for; what was not asked for is left out. */
const matching = ({ state, kind, category, townCode, solved }: ListInput): WhereOptions =>
  Object.fromEntries(Object.entries({ state, kind, category, townCode, solved }).filter(([, wanted]) => wanted !== undefined));

/** Cases received on a day or later. */
export const receivedSince = (day: Day): WhereOptions => ({ receivedAt: { [Op.gte]: startOfDay(day) } });

export const ratedSince = (day: Day): WhereOptions => ({ ratedOn: { [Op.gte]: day } });

const sinceDays = ({ receivedSince: received, ratedSince: rated }: ListInput): WhereOptions[] => [...(received ? [receivedSince(received)] : []), ...(rated ? [ratedSince(rated)] : [])];

const OPEN: WhereOptions = { deadlineOn: { [Op.ne]: null } };
const UNASSIGNED: WhereOptions = { [Op.and]: [OPEN, { handlerId: null }] };
const EXTENSION_ASKED: WhereOptions = { [Op.and]: [OPEN, { extensionState: "requested" }] };

/** A number is looked up as such; other words name a registered shop, or the place of an open case. */
const named = async (q: string): Promise<WhereOptions> => {
  const words = q.replace(/[\\%_]/g, "");
  if (/^(TS|JB)\d*/i.test(words)) return { number: { [Op.like]: `${words.toUpperCase()}%` } };
  const { ids } = await matchNames(words);
  const place = { [Op.and]: [OPEN, { placeName: { [Op.like]: `%${words}%` } }] };
  return ids === null ? place : { [Op.or]: [{ establishmentId: [...ids] }, place] };
};

/** What is asked of open cases 在办案件的筛选. */
const openParts = ({ clock, open, unassigned, extensionAsked }: ListInput, today: Day): WhereOptions[] => [
  ...(open ? [OPEN] : []),
  ...(unassigned ? [UNASSIGNED] : []),
  ...(extensionAsked ? [EXTENSION_ASKED] : []),
  ...(clock ? [clockWhere(clock, today)] : []),
];

const filterOf = async (input: ListInput, actor: Actor, today: Day): Promise<WhereOptions> => {
  const { establishmentId, mine, q } = input;
  const parts: WhereOptions[] = [scopeOf(actor), matching(input), ...openParts(input, today)];
  if (establishmentId !== undefined) parts.push({ establishmentId: (await findEstablishment(establishmentId))?.id ?? 0 });
  if (mine) parts.push({ handlerId: isOfficer(actor) ? actor.officerId : 0 });
  parts.push(...sinceDays(input));
  if (q) parts.push(await named(q));
  return { [Op.and]: parts };
};

/** Open cases by deadline, rated ones by the latest rating, all by the latest arrival. */
const orderOf = ({ clock, open, unassigned, extensionAsked, ratedSince: rated }: ListInput) => {
  if (clock !== undefined || open === true || unassigned === true || extensionAsked === true) return ["deadlineOn", "asc"] as const;
  return rated === undefined ? (["receivedAt", "desc"] as const) : (["ratedOn", "desc"] as const);
};

const inOrder = async (ids: readonly number[]): Promise<ComplaintCase[]> => {
  const rows = ids.length === 0 ? [] : await ComplaintCase.findAll({ where: { id: [...ids] } });
  const byId = new Map(rows.map((row) => [Number(row.id), row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** A page of the inbox: open cases by deadline, all cases newest first. Ids come from the index alone. */
export const listCases = async (input: ListInput, actor: Actor, now: Date): Promise<{ rows: ComplaintCase[]; next: string | null; total?: number }> => {
  const where = await filterOf(input, actor, dayOf(now));
  const [column, direction] = orderOf(input);
  const found = await ComplaintCase.findAll({
    where: { [Op.and]: [where, afterPlace([column, "id"], direction, input.after)] },
    attributes: ["id"],
    order: [[column, direction], ["id", direction]],
    limit: input.limit + 1,
    raw: true,
  });
  const rows = await inOrder(found.map(({ id }) => Number(id)));
  // Open cases are few and counted in their index; of all that ever came nobody asks how many.
  const total = column === "deadlineOn" && input.after === undefined ? { total: await ComplaintCase.count({ where }) } : {};
  return { ...pageFrom(rows, input.limit, (row) => [column === "receivedAt" ? row.receivedAt.toISOString() : (row[column] ?? ""), Number(row.id)]), ...total };
};

/** How many open cases stand how 按期限计数, counted in the index of open cases. */
export const countCases = async (actor: Actor, now: Date) => {
  const today = dayOf(now);
  const scope = scopeOf(actor);
  const count = (where: WhereOptions): Promise<number> => ComplaintCase.count({ where: { [Op.and]: [scope, where] } });
  return {
    within: await count(clockWhere("within", today)),
    near: await count(clockWhere("near", today)),
    overdue: await count(clockWhere("overdue", today)),
    received: await count({ [Op.and]: [OPEN, { state: "received" }] }),
    mine: isOfficer(actor) ? await count({ [Op.and]: [OPEN, { handlerId: actor.officerId }] }) : 0,
    unassigned: await count(UNASSIGNED),
    extensionsAsked: await count(EXTENSION_ASKED),
  };
};

const pageByTime = async (where: WhereOptions, { after, limit }: PageOf): Promise<{ rows: ComplaintCase[]; next: string | null }> => {
  const rows = await ComplaintCase.findAll({ where: { [Op.and]: [where, afterPlace(["receivedAt", "id"], "desc", after)] }, order: [["receivedAt", "DESC"], ["id", "DESC"]], limit: limit + 1 });
  return pageFrom(rows, limit, ({ receivedAt, id }) => [receivedAt.toISOString(), Number(id)]);
};

/** Cases that a person sent under the own name. */
export const casesOfClaimant = (accountId: number, page: PageOf) => pageByTime({ accountId }, page);

/** Cases that a shop has been told of 被投诉情况. */
export const casesToldTo = (establishmentId: number, page: PageOf) => pageByTime({ establishmentId, shopSummary: { [Op.ne]: null }, state: ["accepted", "handling", "closed"] }, page);

const PUBLISHED = { kind: "complaint" as const, state: "closed" as const, publishConsent: true, publicSummary: { [Op.ne]: null } };

/** Closed cases that may be published 投诉公示: the complainant agreed, and it is a complaint. */
export const publishedCasesOf = (establishmentId: number, page: PageOf) => pageByTime({ establishmentId, ...PUBLISHED }, page);

export interface PublishedFacts {
  readonly total: number;
  readonly latest: readonly ComplaintCase[];
}

/** Published cases of each of many establishments: counts in one query, the latest of those that have any. */
export const latestPublished = async (ids: readonly number[], limit: number): Promise<Map<number, PublishedFacts>> => {
  const counted = await ComplaintCase.count({ where: { establishmentId: [...ids], ...PUBLISHED }, group: ["establishmentId"] });
  const found = new Map<number, PublishedFacts>();
  for (const { establishmentId, count } of counted)
    found.set(Number(establishmentId), { total: Number(count), latest: await ComplaintCase.findAll({ where: { establishmentId: Number(establishmentId), ...PUBLISHED }, order: [["closedOn", "DESC"], ["id", "DESC"]], limit }) });
  return new Map(ids.map((id) => [id, found.get(id) ?? { total: 0, latest: [] }]));
};

/** Did the complainant agree that the result may be published 同意公示. */
export const mayBePublished = async (publicId: string): Promise<boolean> => (await ComplaintCase.count({ where: { publicId, kind: "complaint", publishConsent: true } })) > 0;

export const findCase = (publicId: string): Promise<ComplaintCase | null> => findRow(ComplaintCase, { publicId });
export const findCaseLocked = (publicId: string): Promise<ComplaintCase | null> => findRow(ComplaintCase, { publicId }, { lock: true });
