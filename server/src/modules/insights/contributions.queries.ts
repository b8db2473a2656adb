import { QueryTypes, type Sequelize } from "sequelize";
import { InsightCount, type Figure } from "./count.model";

/** The archive and the grade of one shop, as far as they are counted. */
interface ShopRow {
  readonly establishmentId: number;
  readonly type: string;
  readonly state: string;
  readonly keyUnit: number | boolean;
  readonly townCode: string;
  readonly grade: string;
  readonly lastVisitOn: string | null;
}

interface VisitRow {
  readonly establishmentId: number;
  readonly visitedOn: string;
  readonly visits: number | string;
  readonly openFindings: number | string;
}

/** What a shop is to be counted for, and where. */
export interface Contribution {
  readonly townCode: string;
  readonly counted: Readonly<Record<string, number>>;
}

/** Entry of the figure "shops": a cell of the county's table by type, grade, state and key mark. */
export const cellOf = ({ type, grade, state, keyUnit }: Pick<ShopRow, "type" | "grade" | "state" | "keyUnit">): string => [type, grade, state, keyUnit ? "key" : ""].join("|");

/** Entry of figures that are counted over everything. */
export const ALL = "";

const keyOf = (figure: Figure, entry: string): string => `${figure}|${entry}`;

export const splitKey = (key: string): { figure: Figure; entry: string } => {
  const at = key.indexOf("|");
  return { figure: key.slice(0, at) as Figure, entry: key.slice(at + 1) };
};

/** A closed shop is counted among the closed; what it left unmended is nobody's work any more. */
const contributionOf = (shop: ShopRow, visits: readonly VisitRow[]): Contribution => {
  const open = shop.state !== "closed";
  const findings = open ? visits.reduce((sum, { openFindings }) => sum + Number(openFindings), 0) : 0;
  return {
    townCode: shop.townCode,
    counted: {
      [keyOf("shops", cellOf(shop))]: 1,
      ...(open && shop.lastVisitOn !== null && { [keyOf("visited", shop.lastVisitOn)]: 1 }),
      ...(findings > 0 && { [keyOf("findings", ALL)]: findings }),
      ...Object.fromEntries(visits.map(({ visitedOn, visits: times }) => [keyOf("visits", visitedOn), Number(times)])),
    },
  };
};

const SHOPS_SQL = `SELECT establishment_id AS establishmentId, type, state, key_unit AS keyUnit, town_code AS townCode, grade, last_visit_on AS lastVisitOn
  FROM insight_shops WHERE establishment_id IN (:ids)`;
const VISITS_SQL = `SELECT establishment_id AS establishmentId, visited_on AS visitedOn, COUNT(*) AS visits, SUM(open_findings) AS openFindings
  FROM insight_visits WHERE establishment_id IN (:ids) GROUP BY establishment_id, visited_on`;

/** What shops are to be counted for, from the tables that are the truth: two queries for however many. */
export const contributionsOf = async (ids: readonly number[]): Promise<Map<number, Contribution>> => {
  if (ids.length === 0) return new Map();
  const db = InsightCount.sequelize as Sequelize;
  const options = { replacements: { ids: [...ids] }, type: QueryTypes.SELECT as const };
  const shops = await db.query<ShopRow>(SHOPS_SQL, options);
  const visits = new Map<number, VisitRow[]>();
  for (const row of await db.query<VisitRow>(VISITS_SQL, options)) visits.set(row.establishmentId, [...(visits.get(row.establishmentId) ?? []), row]);
  return new Map(shops.map((shop) => [shop.establishmentId, contributionOf(shop, visits.get(shop.establishmentId) ?? [])]));
};
