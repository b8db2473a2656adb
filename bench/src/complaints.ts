import { setting, type Benchmark, type Measure } from "./benchmark";
import type { Shot } from "./children/complaint-load";
import { spikesOn } from "./complaint-spikes";
import { onStage, type Stage } from "./complaint-stage";
import { OPERATIONS } from "./lifecycle";
import { openMariadb, type Mariadb } from "./mariadb";

/** From so many stored cases on the spikes are driven, too. */
const SPIKED = 1_000_000;
/** Open screens of officers, who hear of every step while the load runs. */
const CONSOLES = 40;
const TOGETHER = 24;

const sizesAsked = (): number[] => (process.env["BENCH_CASES"] ?? "0,300000,1000000").split(",").map(Number);
const SECONDS = () => setting("BENCH_SECONDS", 20);

interface Capacity {
  readonly cases: number;
  readonly perSecond: number;
  readonly serverMs: number;
  readonly databaseMs: number;
  readonly loadMs: number;
  /** Of the server to the database, relay and all. */
  readonly statements: number;
  readonly shot: Shot;
}

const cpuOf = async ({ server, load }: Stage, mariadb: Mariadb): Promise<readonly number[]> => {
  const [own, other] = [await server.ask<NodeJS.CpuUsage>("cpu"), await load.ask<NodeJS.CpuUsage>("cpu")];
  return [own.user + own.system, mariadb.cpuMicros() ?? Number.NaN, other.user + other.system];
};

/** What goes through when the next lifecycle begins as soon as one has ended. */
const capacityOf = async (stage: Stage, mariadb: Mariadb, cases: number): Promise<Capacity> => {
  const { port, load, sizes } = stage;
  await load.ask("flood", { port, sizes, seconds: Math.min(4, SECONDS()), together: TOGETHER });
  const before = await cpuOf(stage, mariadb);
  const sent = await mariadb.statements();
  const shot = await load.ask<Shot>("flood", { port, sizes, seconds: SECONDS(), together: TOGETHER });
  const after = await cpuOf(stage, mariadb);
  const statements = ((await mariadb.statements()) - sent) / shot.lifecycles;
  const [serverMs, databaseMs, loadMs] = after.map((micros, at) => (micros - before[at]!) / 1000 / shot.lifecycles) as [number, number, number];
  const perSecond = shot.lifecycles / shot.seconds;
  process.stdout.write(`  ${cases} stored: ${perSecond.toFixed(1)} lifecycles a second, ${serverMs.toFixed(1)} ms of the server's and ${databaseMs.toFixed(1)} ms of MariaDB's processor time each\n`);
  return { cases, perSecond, serverMs, databaseMs, loadMs, statements, shot };
};

const capacityLines = ({ cases, perSecond, serverMs, databaseMs, loadMs, statements, shot }: Capacity, empty: number): Measure[] => {
  const what = cases.toLocaleString("en");
  if (shot.all.errors > 0) process.stdout.write(`    ${shot.examples.join("\n    ")}\n`);
  return [
    { name: `${what} stored: lifecycles`, value: perSecond, unit: "/s", ...(cases >= SPIKED && { atLeast: 60 }) },
    { name: `${what} stored: lifecycles as a share of the empty figure`, value: perSecond / empty, unit: "×", ...(cases > 0 && { atLeast: 0.9 }) },
    { name: `${what} stored: server, for one lifecycle`, value: serverMs, unit: "ms CPU" },
    { name: `${what} stored: MariaDB, for one lifecycle`, value: databaseMs, unit: "ms CPU" },
    { name: `${what} stored: load, for one lifecycle`, value: loadMs, unit: "ms CPU" },
    { name: `${what} stored: statements for one lifecycle`, value: statements, unit: "" },
    { name: `${what} stored: failed requests`, value: (100 * shot.all.errors) / shot.all.count, unit: "%", atMost: 0.1 },
    ...OPERATIONS.map((name) => ({ name: `${what} stored: ${name}, 95 of 100, under full load`, value: shot.each[name]?.p95 ?? Number.NaN, unit: "ms" })),
  ];
};

/** Lifecycles and their requests at 0, 300,000 and 1,000,000 stored cases. */
export const complaints: Benchmark = {
  title: "complaint lifecycles over HTTP (create, assign, resolve, rate): one server process, MariaDB and load on one machine",
  run: async () => {
    const mariadb = await openMariadb();
    try {
      const found: (Capacity & { readonly spikes: readonly Measure[] })[] = [];
      for (const cases of sizesAsked()) {
        found.push(
          await onStage(mariadb, cases, async (stage) => {
            await stage.load.ask("watch", { port: stage.port, officers: CONSOLES, diners: 0 });
            const capacity = await capacityOf(stage, mariadb, cases);
            return { ...capacity, spikes: cases >= SPIKED ? await spikesOn(stage) : [] };
          })
        );
      }
      return found.flatMap((one) => [...capacityLines(one, found[0]!.perSecond), ...one.spikes]);
    } finally {
      await mariadb.stop();
    }
  },
};
