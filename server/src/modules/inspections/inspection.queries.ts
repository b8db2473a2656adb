import { literal, Op, QueryTypes, type Sequelize, type WhereOptions } from "sequelize";
import type * as z from "zod";
import { isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import type { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import type { Day } from "@sunshine/domain/kernel/day";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { findEstablishment, matchNames } from "../establishments";
import { Inspection } from "./inspection.model";

type Filter = z.output<typeof inspectionApi.list.input>;

const among = <T>(column: string, values: readonly T[] | undefined): WhereOptions<Inspection> => (values && values.length > 0 ? { [column]: { [Op.in]: [...values] } } : {});

const between = (from: Day | undefined, to: Day | undefined): WhereOptions<Inspection> => ({
  ...(from !== undefined && { visitedOn: { [Op.gte]: from } }),
  ...(to !== undefined && { visitedOn: { ...(from !== undefined && { [Op.gte]: from }), [Op.lte]: to } }),
});

/** Visits with findings still to be mended, or those without. */
const stillOpen = (open: boolean | undefined): WhereOptions<Inspection> => (open === undefined ? {} : { openFindings: open ? { [Op.gt]: 0 } : 0, ...(open && { voidedAt: null }) });

/** The visits of the establishment named, or of those whose name is searched for. */
const visitsAsked = async ({ establishmentId, q }: Pick<Filter, "establishmentId" | "q">): Promise<WhereOptions<Inspection>[]> => {
  const named = establishmentId === undefined ? null : await findEstablishment(establishmentId);
  const asked = establishmentId === undefined ? [] : [{ establishmentId: named?.id ?? null }] as WhereOptions<Inspection>[];
  if (q === undefined || q === "") return asked;
  const { ids } = await matchNames(q);
  return [...asked, ids === null ? { establishmentName: { [Op.like]: `%${q.replace(/[\\%_]/g, "")}%` } } : { establishmentId: [...ids] }];
};

/** One page of the visits that the scope shows, the latest first. */
export const listInspections = async (scope: WhereOptions<Inspection>, filter: Filter, actor: Actor) => {
  // The places come from the index alone; only the rows of the page, with their answers, are read whole.
  const found = await Inspection.findAll({
    attributes: ["id", "visitedOn"],
    where: {
      [Op.and]: [
        scope,
        ...(await visitsAsked(filter)),
        among("townCode", filter.townCode),
        among("result", filter.result),
        among("kind", filter.kind),
        among("mode", filter.mode),
        among("handling", filter.handling),
        stillOpen(filter.open),
        filter.mine === true ? { officerId: isOfficer(actor) ? actor.officerId : null } : {},
        between(filter.from, filter.to),
        afterPlace(["visitedOn", "id"], "desc", filter.after),
      ],
    },
    order: [["visitedOn", "DESC"], ["id", "DESC"]],
    limit: filter.limit + 1,
  });
  const { rows, next } = pageFrom(found, filter.limit, ({ visitedOn, id }) => [visitedOn, id]);
  const visits = rows.length === 0 ? [] : await Inspection.findAll({ where: { id: rows.map(({ id }) => id) }, order: [["visitedOn", "DESC"], ["id", "DESC"]] });
  return { rows: visits, next };
};

/** The latest visit that counts, up to a day and before the visit named. */
export const lastVisit = (establishmentId: number, upTo: Day): Promise<Inspection | null> =>
  Inspection.findOne({ where: { establishmentId, voidedAt: null, visitedOn: { [Op.lte]: upTo } }, order: [["visitedOn", "DESC"], ["id", "DESC"]] });

/** The day of the first visit that counts, when one is made on `visitedOn` as well. */
export const firstVisitDay = async (establishmentId: number, visitedOn: Day): Promise<Day> => {
  const first = await Inspection.findOne({ attributes: ["visitedOn"], where: { establishmentId, voidedAt: null }, order: [["visitedOn", "ASC"], ["id", "ASC"]] });
  return first && first.visitedOn < visitedOn ? first.visitedOn : visitedOn;
};

/** The latest `limit` visits of each of many establishments, newest first, voided ones left out: two queries in all. */
export const latestVisits = async (ids: readonly number[], limit: number): Promise<Map<number, Inspection[]>> => {
  const visits = new Map<number, Inspection[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return visits;
  const ranked = await (Inspection.sequelize as Sequelize).query<{ id: number }>(
    `SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY establishment_id ORDER BY visited_on DESC, id DESC) AS place
       FROM inspections WHERE establishment_id IN (:ids) AND voided_at IS NULL) ranked WHERE place <= :limit`,
    { replacements: { ids: [...new Set(ids)], limit }, type: QueryTypes.SELECT }
  );
  const rows = ranked.length === 0 ? [] : await Inspection.findAll({ where: { id: ranked.map(({ id }) => id) }, order: [["visitedOn", "DESC"], ["id", "DESC"]] });
  for (const row of rows) visits.get(row.establishmentId)?.push(row);
  return visits;
};

/** Figures about visits in a period, both ends included, for the centre 检查情况. */
export interface VisitFigures {
  readonly visits: number;
  readonly establishments: number;
  /** Findings of any time that are still to be mended 待整改. */
  readonly openFindings: number;
}

export const visitFigures = async (from: Day, to: Day): Promise<VisitFigures> => {
  const where = { voidedAt: null, visitedOn: { [Op.between]: [from, to] } } as WhereOptions<Inspection>;
  const [visits, establishments, openFindings] = await Promise.all([
    Inspection.count({ where }),
    Inspection.count({ where, distinct: true, col: "establishment_id" }),
    Inspection.sum("openFindings", { where: { voidedAt: null, openFindings: { [Op.gt]: 0 } } }),
  ]);
  return { visits, establishments, openFindings: openFindings ?? 0 };
};

/** Visits a day in a period; days without any are left out. */
export const visitsByDay = async (from: Day, to: Day): Promise<Map<Day, number>> => {
  const rows = (await Inspection.findAll({
    attributes: ["visitedOn", [literal("COUNT(*)"), "visits"]],
    where: { voidedAt: null, visitedOn: { [Op.between]: [from, to] } },
    group: ["visited_on"],
    raw: true,
  })) as unknown as { visitedOn: Day; visits: number }[];
  return new Map(rows.map(({ visitedOn, visits }) => [visitedOn, Number(visits)]));
};
