import { QueryTypes } from "sequelize";
import { dayOf } from "@sunshine/domain/kernel/day";
import { feedOf } from "../../../server/src/modules/insights/feed.queries";
import { overviewOf, pointsOf } from "../../../server/src/modules/insights/figures.queries";
import { rebuildCounts } from "../../../server/src/modules/insights";
import { prepareDatabase } from "../../../server/src/start-server";
import { median } from "../benchmark";
import { answerParent } from "../answering";
import { benchServices } from "../server-parts";

const services = benchServices();
const TIMES = 9;

interface Timed {
  readonly sql: string;
  readonly ms: number;
  readonly plan: string;
}

const planOf = async (sql: string): Promise<string> => {
  const rows = await services.db.sequelize.query<{ table: string; type: string; key: string | null; rows: number; Extra: string }>(`EXPLAIN ${sql}`, { type: QueryTypes.SELECT });
  return rows.map(({ table, type, key, rows: read, Extra }) => `${table} ${type} ${key ?? "no index"} ${read} rows ${Extra}`).join("; ");
};

/** Every statement of some work, with its median time and its plan. */
const timed = async (work: () => Promise<unknown>): Promise<Timed[]> => {
  const { sequelize } = services.db;
  const all = new Map<string, number[]>();
  const { options } = sequelize as unknown as { options: { logging: unknown; benchmark: boolean } };
  options.benchmark = true;
  options.logging = (text: string, ms: number) => {
    const sql = text.replace(/^Executed \([^)]*\): /, "");
    all.set(sql, [...(all.get(sql) ?? []), ms]);
  };
  for (let time = 0; time < TIMES; time += 1) await work();
  options.logging = false;
  const rows: Timed[] = [];
  for (const [sql, times] of all) rows.push({ sql, ms: median(times), plan: await planOf(sql) });
  return rows;
};

const elapsed = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

const STATION = ["330127100", "330127101", "330127102"];

answerParent(
  {
    rebuild: async () => {
      await prepareDatabase(services);
      return elapsed(() => rebuildCounts(services));
    },
    overview: (county: boolean) => {
      const now = services.clock.now();
      return timed(() => overviewOf(county ? null : STATION, services.region, dayOf(now), now));
    },
    points: () => elapsed(() => pointsOf(null)),
    feed: () => elapsed(() => feedOf(null, 40)),
  },
  () => services.db.close()
);
