import { col, fn, Op, type WhereOptions } from "sequelize";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { clockState } from "@sunshine/domain/complaints/clocks";
import type { SituationCase } from "@sunshine/domain/insights/insight.contract";
import { dayOf, daysBetween, type Day } from "@sunshine/domain/kernel/day";
import { ComplaintCase } from "./case.model";
import { clockWhere, ratedSince, receivedSince, scopeOf } from "./case.queries";

type RatedRow = { readonly solved: boolean | number; readonly cases: number | string; readonly stars: number | string };

const sumOf = (rows: readonly RatedRow[], what: "cases" | "stars"): number => rows.reduce((sum, row) => sum + Number(row[what]), 0);

/** What the command centre counts of cases 办件数字: open ones by clock, today's, and how those rated since a day were rated; each from an index alone. */
export const caseFigures = async (actor: Actor, now: Date, since: Day) => {
  const today = dayOf(now);
  const scope = scopeOf(actor);
  const count = (where: WhereOptions): Promise<number> => ComplaintCase.count({ where: { [Op.and]: [scope, where] } });
  const rated = (await ComplaintCase.findAll({
    attributes: ["solved", [fn("COUNT", col("id")), "cases"], [fn("SUM", col("stars")), "stars"]], where: { [Op.and]: [scope, ratedSince(since)] }, group: ["solved"], raw: true,
  })) as unknown as RatedRow[];
  return {
    within: await count(clockWhere("within", today)), near: await count(clockWhere("near", today)), overdue: await count(clockWhere("overdue", today)), today: await count(receivedSince(today)),
    rated: sumOf(rated, "cases"), stars: sumOf(rated, "stars"), solved: sumOf(rated.filter(({ solved }) => Boolean(solved)), "cases"),
  };
};

const SHOWN = ["publicId", "number", "kind", "category", "state", "placeName", "townCode", "establishmentPublicId", "lng", "lat", "clusterId", "deadlineOn", "nearOn"] as const;
type Shown = Pick<ComplaintCase, (typeof SHOWN)[number]>;

const present = ({ publicId, deadlineOn, nearOn, establishmentPublicId, lng, lat, clusterId, ...row }: Shown, today: Day): SituationCase[] => {
  if (deadlineOn == null || nearOn == null) return [];
  const { number, kind, category, state, placeName, townCode } = row;
  return [{
    id: publicId, number, kind, category, state, placeName, townCode, clock: clockState(deadlineOn, nearOn, today), daysLeft: daysBetween(today, deadlineOn),
    establishmentId: establishmentPublicId ?? null, lng: lng ?? null, lat: lat ?? null, clusterId: clusterId ?? null,
  }];
};

/** Open cases for the centre's map, the nearest deadline first, and how many there are in all. Who complained and their words are not even read. */
export const openCases = async (actor: Actor, now: Date, most: number): Promise<{ rows: SituationCase[]; total: number }> => {
  const where = { [Op.and]: [scopeOf(actor), { deadlineOn: { [Op.ne]: null } }] };
  const order: [string, string][] = [["deadlineOn", "ASC"], ["id", "ASC"]];
  const found = await ComplaintCase.findAll({ where, attributes: ["id"], order, limit: most, raw: true });
  const rows: Shown[] = found.length === 0 ? [] : await ComplaintCase.findAll({ where: { id: found.map(({ id }) => Number(id)) }, attributes: [...SHOWN], order, raw: true });
  return { rows: rows.flatMap((row) => present(row, dayOf(now))), total: found.length < most ? found.length : await ComplaintCase.count({ where }) };
};
