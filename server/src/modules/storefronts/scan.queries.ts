import { col, fn, literal, Op, type WhereOptions } from "sequelize";
import { dayOf, type Day } from "@sunshine/domain/kernel/day";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { Database } from "../../platform/db/database";
import { CachedAnswer } from "../../platform/http/route";
import { topic } from "../../platform/live/audience";
import { Scan } from "./storefront.model";

interface ScannedRow {
  readonly code: string;
  readonly label: string;
  readonly amountFen: number | null;
  readonly state: "active" | "rotated" | "revoked";
  readonly endedAt: Date | string | null;
  readonly publicId: string | null;
  readonly body: string | null;
}

/** One statement for the hottest page: two unique look-ups, the body comes out as it will be sent. */
const SCAN_SQL = `SELECT c.code, c.label, c.amount_fen AS amountFen, c.state, c.ended_at AS endedAt, p.public_id AS publicId, p.body
  FROM checkout_codes c LEFT JOIN storefront_pages p ON p.establishment_id = c.establishment_id WHERE c.code = ?`;

/** Heard by servers: the kept page of this code is stale. */
export const scanTopic = (code: string): string => `scan:${code}`;

const notBuiltYet = (): DomainError => new DomainError("unavailable", { message: "公示页正在生成，请几秒后再试", retryAfter: 2 });

/** The page behind a scanned code 扫码页 as ready JSON: the shop's body is put in as text and never parsed. */
export const scanPage = async ({ read }: Database, code: string): Promise<CachedAnswer> => {
  const [row] = await read<ScannedRow>(SCAN_SQL, [code]);
  if (!row) throw new DomainError("not_found", { message: "没有找到这个收银码，请核对后重新扫描，或直接查找店名" });
  const { label, amountFen, state, endedAt, publicId, body } = row;
  if (body === null || publicId === null) throw notBuiltYet();
  const facts = state === "active" ? { state, code, label, amountFen } : { state, code, label, endedOn: dayOf(new Date(endedAt ?? 0)) };
  return new CachedAnswer(`${JSON.stringify(facts).slice(0, -1)},"shop":${body}}`, [topic.storefront(publicId), scanTopic(code)]);
};

/** The public page of one shop as ready JSON. */
export const storefrontPage = async ({ read }: Database, publicId: string): Promise<CachedAnswer> => {
  const [row] = await read<{ body: string }>("SELECT body FROM storefront_pages WHERE public_id = ?", [publicId]);
  if (!row) throw new DomainError("not_found", { message: "没有找到这家单位的公示页" });
  return new CachedAnswer(row.body, [topic.storefront(publicId)]);
};

interface Counted {
  readonly key: string | number;
  readonly scans: number | string;
}

const countBy = async (column: "establishment_id" | "day", where: WhereOptions<Scan>): Promise<Map<string, number>> => {
  const rows = (await Scan.findAll({ where, attributes: [[col(column), "key"], [fn("COUNT", literal("*")), "scans"]], group: [column], raw: true })) as unknown as Counted[];
  return new Map(rows.map(({ key, scans }) => [String(key), Number(scans)]));
};

/** Scans of many establishments in a period, both ends included; 0 where there were none. */
export const scansOf = async (ids: readonly number[], from: Day, to: Day): Promise<Map<number, number>> => {
  const counts = ids.length === 0 ? new Map<string, number>() : await countBy("establishment_id", { establishmentId: [...new Set(ids)], day: { [Op.between]: [from, to] } });
  return new Map(ids.map((id) => [id, counts.get(String(id)) ?? 0]));
};

/** Scans of the county a day in a period; days without any are left out. */
export const scansByDay = (from: Day, to: Day): Promise<Map<Day, number>> => countBy("day", { day: { [Op.between]: [from, to] } });
