import { QueryTypes, type Sequelize } from "sequelize";
import { ESTABLISHMENT_TYPES } from "@sunshine/domain/establishments/establishment.vocabulary";
import { SHOWN_GRADES } from "@sunshine/domain/grades/grade.vocabulary";
import { addDays, addMonths, type Day } from "@sunshine/domain/kernel/day";
import type { Region } from "@sunshine/domain/regions/region";
import { OutboxDelivery } from "../../platform/outbox/outbox.model";
import { InsightCount, type Figure } from "./count.model";
import type { Towns } from "./insight.policy";
import { COUNTER } from "./operations/rebuild-counts";

const TREND_DAYS = 14;
const EXPIRING_DAYS = 30;

interface Counted {
  readonly entry: string;
  readonly townCode: string;
  readonly total: number | string;
}

/** Sums of the days that a figure has, keyed by the day. */
interface DayRow {
  readonly day: Day;
  readonly times: number | string;
  readonly fen?: number | string;
}

const inTowns = (towns: Towns): string => (towns === null ? "" : " AND town_code IN (:towns)");

/** An officer without towns has nothing to count; an empty list is no SQL. */
const rowsOf = async <T extends object>(sql: string, towns: Towns, replacements: Record<string, unknown>): Promise<T[]> => {
  if (towns?.length === 0) return [];
  return (InsightCount.sequelize as Sequelize).query<T>(sql, { replacements: { ...replacements, ...(towns && { towns: [...towns] }) }, type: QueryTypes.SELECT });
};

const counts = (figure: Figure, towns: Towns, from = "", to = "~"): Promise<Counted[]> =>
  rowsOf(`SELECT entry, town_code AS townCode, total FROM insight_counts WHERE figure = :figure AND entry BETWEEN :from AND :to${inTowns(towns)}`, towns, { figure, from, to });

/** The sum of a figure over everything from one entry to another; a year of towns and days stays in the database. */
const countOf = async (figure: Figure, towns: Towns, from = "", to = "~"): Promise<number> =>
  sum(await rowsOf<{ total: number | string | null }>(`SELECT SUM(total) AS total FROM insight_counts WHERE figure = :figure AND entry BETWEEN :from AND :to${inTowns(towns)}`, towns, { figure, from, to }));

const sum = (rows: readonly { readonly total: number | string | null }[]): number => rows.reduce((all, { total }) => all + Number(total), 0);

/** The instant up to which counters are known to be right: that of the oldest fact that is still to be counted. */
const countedAsOf = async (now: Date): Promise<string> => {
  const oldest = await OutboxDelivery.findOne({ where: { subscriber: COUNTER, state: "pending" }, attributes: ["nextAttemptAt", "attempts"], order: [["eventId", "ASC"]] });
  return (oldest && oldest.nextAttemptAt < now ? oldest.nextAttemptAt : now).toISOString();
};

interface Cell {
  readonly type: string;
  readonly grade: string;
  readonly state: string;
  readonly key: boolean;
  readonly townCode: string;
  readonly shops: number;
}

const cellsOf = (rows: readonly Counted[]): Cell[] =>
  rows.map(({ entry, townCode, total }) => {
    const [type = "", grade = "", state = "", key = ""] = entry.split("|");
    return { type, grade, state, key: key !== "", townCode, shops: Number(total) };
  });

const shopsIn = (cells: readonly Cell[], fits: (cell: Cell) => boolean = () => true): number => cells.filter(fits).reduce((all, { shops }) => all + shops, 0);

const byGrade = (cells: readonly Cell[]) => SHOWN_GRADES.map((grade) => ({ grade, count: shopsIn(cells, (cell) => cell.grade === grade) }));

/** Shops on the books 在册主体: open and suspended; closed ones are history. */
const establishmentFigures = async (towns: Towns, region: Pick<Region, "towns">) => {
  const cells = cellsOf(await counts("shops", towns)).filter(({ state }) => state !== "closed");
  return {
    total: shopsIn(cells),
    open: shopsIn(cells, ({ state }) => state === "open"),
    key: shopsIn(cells, ({ key }) => key),
    byGrade: byGrade(cells),
    byType: ESTABLISHMENT_TYPES.map((type) => ({ type, count: shopsIn(cells, (cell) => cell.type === type) })).filter(({ count }) => count > 0),
    byTown: region.towns
      .filter(({ code }) => towns === null || towns.includes(code))
      .map(({ code }) => {
        const own = cells.filter(({ townCode }) => townCode === code);
        return { townCode: code, count: shopsIn(own), byGrade: byGrade(own) };
      }),
  };
};

const byDay = (rows: readonly DayRow[]): Map<Day, { times: number; fen: number }> =>
  new Map(rows.map(({ day, times, fen }) => [day, { times: Number(times), fen: Number(fen ?? 0) }]));

/** Scans, payments and visits a day, read from indexes that hold them by day and town. */
const daysBetween = async (towns: Towns, from: Day, to: Day) => {
  const range = { from, to };
  const scans = byDay(await rowsOf<DayRow>(`SELECT day, COUNT(*) AS times FROM insight_scans WHERE day BETWEEN :from AND :to${inTowns(towns)} GROUP BY day`, towns, range));
  const orders = byDay(await rowsOf<DayRow>(`SELECT day, COUNT(*) AS times, SUM(amount_fen) AS fen FROM insight_orders WHERE day BETWEEN :from AND :to${inTowns(towns)} GROUP BY day`, towns, range));
  const visits = await counts("visits", towns, from, to);
  return (day: Day) => ({
    day,
    scans: scans.get(day)?.times ?? 0,
    orders: orders.get(day)?.times ?? 0,
    paidFen: orders.get(day)?.fen ?? 0,
    visits: sum(visits.filter(({ entry }) => entry === day)),
  });
};

const inspectionFigures = async (towns: Towns, today: Day) => {
  const from = addDays(addMonths(today, -12), 1);
  const licences = await rowsOf<{ total: number }>(
    `SELECT COUNT(*) AS total FROM insight_licences WHERE licence_expires_on BETWEEN :from AND :to${inTowns(towns)}`, towns, { from: today, to: addDays(today, EXPIRING_DAYS) }
  );
  return {
    last12Months: await countOf("visits", towns, from, today),
    visitedEstablishments: await countOf("visited", towns, from, today),
    openFindings: await countOf("findings", towns),
    licenceExpiring30Days: sum(licences),
  };
};

/** The figures of the command centre 总览 over these towns; each with the instant at which it was true. */
export const overviewOf = async (towns: Towns, region: Pick<Region, "towns">, today: Day, now: Date) => {
  const days = Array.from({ length: TREND_DAYS }, (_, back) => addDays(today, back + 1 - TREND_DAYS));
  const asOf = now.toISOString();
  const on = await daysBetween(towns, days[0] ?? today, today);
  const trend = days.map((day) => on(day));
  const newGrades = await countOf("graded", towns, today, today);
  // Read before the counters: a fact that is counted meanwhile makes them newer than they say, never older.
  const counted = { asOf: await countedAsOf(now) };
  return {
    establishments: { ...counted, ...(await establishmentFigures(towns, region)) },
    today: { asOf, ...on(today), newGrades },
    trend: { asOf, days: trend.map(({ day, scans, orders, visits }) => ({ day, scans, orders, visits })) },
    inspections: { ...counted, ...(await inspectionFigures(towns, today)) },
  };
};

interface PointRow {
  readonly id: string;
  readonly name: string;
  readonly type: (typeof ESTABLISHMENT_TYPES)[number];
  readonly grade: (typeof SHOWN_GRADES)[number];
  readonly townCode: string;
  readonly lng: number;
  readonly lat: number;
}

/** Every shop on the books that has coordinates 点位. */
export const pointsOf = (towns: Towns): Promise<PointRow[]> =>
  rowsOf<PointRow>(`SELECT public_id AS id, name, type, grade, town_code AS townCode, lng, lat FROM insight_points WHERE 1 = 1${inTowns(towns)}`, towns, {});

/** Where shops on the books are, by outside id; those without coordinates are not in the answer. */
export const placesOf = async (ids: readonly string[]): Promise<Map<string, { lng: number; lat: number }>> => {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf<PointRow>("SELECT public_id AS id, lng, lat FROM insight_points WHERE public_id IN (:ids)", null, { ids: [...new Set(ids)] });
  return new Map(rows.map(({ id, lng, lat }) => [id, { lng, lat }]));
};
