import { setting, type Benchmark, type Measure } from "./benchmark";
import { LOAD_CORE, SERVER_CORE, startChild } from "./child";
import { withDatabase } from "./database";

interface Timed {
  readonly sql: string;
  readonly ms: number;
  readonly plan: string;
}

const MOST_MS = 25;

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

const asMeasures = (whose: string, rows: readonly Timed[]): Measure[] => {
  for (const { sql, ms, plan } of rows) process.stdout.write(`    ${ms.toFixed(0).padStart(4)} ms  ${sql.replace(/\s+/g, " ").slice(0, 110)}\n             ${plan}\n`);
  return [
    { name: `${whose}: slowest figure`, value: Math.max(...rows.map(({ ms }) => ms)), unit: "ms", atMost: MOST_MS },
    { name: `${whose}: all figures of the overview`, value: rows.reduce((sum, { ms }) => sum + ms, 0), unit: "ms", atMost: 3 * MOST_MS },
  ];
};

/** The command centre's figures over a large county, with the plan of each statement. */
export const figures: Benchmark = {
  title: "figures of the command centre: 100,000 shops, a year with 1,000,000 scans and as many payments",
  run: () =>
    withDatabase(async (url) => {
      const sizes = { shops: setting("BENCH_SHOPS", 100_000), scans: setting("BENCH_SCANS", 1_000_000), orders: setting("BENCH_ORDERS", 1_000_000), visits: setting("BENCH_VISITS", 200_000), today: today() };
      const seed = await startChild("seed", LOAD_CORE, { BENCH_URL: url });
      await seed.ask("firstShop");
      await seed.ask("copyYear", sizes);
      await seed.stop();
      const server = await startChild("figures-server", SERVER_CORE, { BENCH_URL: url });
      const rebuilt = await server.ask<number>("rebuild");
      const county = asMeasures("county", await server.ask<Timed[]>("overview", true));
      const station = asMeasures("a station of three towns", await server.ask<Timed[]>("overview", false));
      const points = await server.ask<number>("points");
      const feed = await server.ask<number>("feed");
      await server.stop();
      return [
        ...county,
        ...station,
        { name: "points of every shop", value: points, unit: "ms" },
        { name: "feed", value: feed, unit: "ms", atMost: MOST_MS },
        { name: "counting everything again", value: rebuilt / 1000, unit: "s" },
      ];
    }),
};
