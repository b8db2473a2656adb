import { Op, type WhereOptions } from "sequelize";
import { isMember, type Actor } from "@sunshine/domain/accounts/actor";
import { OPEN_CASE_STATES } from "@sunshine/domain/complaints/complaint.states";
import type { CaseCategory } from "@sunshine/domain/complaints/complaint.vocabulary";
import { cellRangesAround, distanceM, type Place } from "@sunshine/domain/kernel/coordinates";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import type { EstablishmentFacts } from "../establishments";
import { ComplaintCase } from "./case.model";
import { CaseCluster, CaseFollow } from "./case-parts.model";
import type { PageOf } from "./case.queries";

const NEAR_M = 500;
const MOST_OFFERED = 5;
const ROUND_M = 50;

/** May a case be offered to others: it is open, and a report about a known shop is nobody else's business. */
export const isOffered = ({ state, kind, establishmentId }: Pick<ComplaintCase, "state" | "kind" | "establishmentId">): boolean =>
  OPEN_CASE_STATES.includes(state) && (kind === "complaint" || establishmentId == null);

const placeOf = ({ lng, lat }: { readonly lng?: number | null; readonly lat?: number | null }): Place | null => (lng == null || lat == null ? null : { lng, lat });

export interface Around {
  readonly category: CaseCategory;
  readonly shop: EstablishmentFacts | null;
  readonly at: Place | null;
}

/** Open cases like this one 相似案件: same category, at the shop or within 500 m, nearest first. */
export const similarCases = async ({ category, shop, at }: Around, actor: Actor) => {
  const centre = at ?? (shop && placeOf(shop));
  const places: WhereOptions[] = [
    ...(shop ? [{ establishmentId: shop.id }] : []),
    ...(centre ? cellRangesAround(centre, NEAR_M).map(([from, to]) => ({ cell: { [Op.between]: [from, to] } })) : []),
  ];
  if (places.length === 0) return [];
  const rows = await ComplaintCase.findAll({ where: { category, deadlineOn: { [Op.ne]: null }, [Op.or]: places }, order: [["id", "DESC"]], limit: 200 });
  const metresTo = (row: ComplaintCase): number | null => {
    const there = placeOf(row);
    return centre && there ? distanceM(centre, there) : null;
  };
  const near = rows
    .filter(isOffered)
    .map((row) => ({ row, metres: metresTo(row), here: shop !== null && Number(row.establishmentId) === Number(shop.id) }))
    .filter(({ metres, here }) => here || (metres !== null && metres <= NEAR_M))
    .sort((a, b) => Number(b.here) - Number(a.here) || (a.metres ?? 0) - (b.metres ?? 0))
    .slice(0, MOST_OFFERED);
  const follows = isMember(actor) ? await CaseFollow.findAll({ where: { accountId: actor.accountId, caseId: near.map(({ row }) => row.id) } }) : [];
  const followed = new Set(follows.map(({ caseId }) => Number(caseId)));
  return near.map(({ row, metres }) => ({
    id: row.publicId, category: row.category, placeName: row.placeName, distanceM: metres === null ? null : Math.round(metres / ROUND_M) * ROUND_M,
    receivedOn: row.receivedOn, state: row.state, followers: row.followers ?? 0, followed: followed.has(Number(row.id)),
  }));
};

/** Cases that a person follows, the latest first. */
export const followedCases = async (accountId: number, { after, limit }: PageOf): Promise<{ rows: ComplaintCase[]; next: string | null }> => {
  const follows = await CaseFollow.findAll({ where: { [Op.and]: [{ accountId }, afterPlace(["id"], "desc", after)] }, order: [["id", "DESC"]], limit: limit + 1 });
  const page = pageFrom(follows, limit, ({ id }) => [Number(id)]);
  const rows = await ComplaintCase.findAll({ where: { id: page.rows.map(({ caseId }) => caseId) } });
  const byId = new Map(rows.map((row) => [Number(row.id), row]));
  return { rows: page.rows.flatMap(({ caseId }) => byId.get(Number(caseId)) ?? []), next: page.next };
};

/** Alarms of an officer's towns, the latest first, with their cases. */
export const clustersOf = async (towns: readonly string[] | null, { after, limit }: PageOf) => {
  const scope = towns === null ? {} : { townCode: [...towns] };
  const rows = await CaseCluster.findAll({ where: { [Op.and]: [scope, afterPlace(["detectedAt", "id"], "desc", after)] }, order: [["detectedAt", "DESC"], ["id", "DESC"]], limit: limit + 1 });
  const page = pageFrom(rows, limit, ({ detectedAt, id }) => [detectedAt.toISOString(), Number(id)]);
  const cases = page.rows.length === 0 ? [] : await ComplaintCase.findAll({ where: { clusterId: page.rows.map(({ publicId }) => publicId) }, order: [["id", "ASC"]] });
  return {
    next: page.next,
    rows: page.rows.map((row) => ({
      id: row.publicId, placeName: row.placeName, establishmentId: row.establishmentPublicId ?? null, townCode: row.townCode, lng: row.lng ?? null, lat: row.lat ?? null,
      firstAt: row.firstAt.toISOString(), detectedAt: row.detectedAt.toISOString(),
      cases: cases.filter(({ clusterId }) => clusterId === row.publicId).map(({ publicId, number, happenedAt }) => ({ id: publicId, number, happenedAt: happenedAt.toISOString() })),
    })),
  };
};

/** One alarm by its outside id; null where there is none. */
export const findCluster = (publicId: string): Promise<CaseCluster | null> => CaseCluster.findOne({ where: { publicId } });
