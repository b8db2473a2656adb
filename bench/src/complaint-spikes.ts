import { setting, type Measure } from "./benchmark";
import type { Shot } from "./children/complaint-load";
import type { Stage } from "./complaint-stage";

/** Lifecycles that begin within a second: the published spikes first, then more than they ask. */
const SPIKES = [15, 25, 35] as const;
const BEYOND = [50, 60] as const;
const AFTERWARDS = 5;
const REST_MS = 3000;
const MOST_MS = 300;
const MOST_FAILED = 0.1;

const failedOf = ({ all }: Shot): number => (100 * all.errors) / all.count;

const spike = async ({ load, port, sizes }: Stage, perSecond: number, seconds: number, isLimited: boolean): Promise<Measure[]> => {
  const shot = await load.ask<Shot>("arrive", { port, sizes, seconds, perSecond });
  if (shot.all.errors > 0) process.stdout.write(`    ${shot.examples.join("\n    ")}\n`);
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const what = `${perSecond} begin a second`;
  return [
    { name: `${what}: requests, median`, value: shot.all.p50, unit: "ms" },
    { name: `${what}: requests, 95 of 100`, value: shot.all.p95, unit: "ms", ...(isLimited && { atMost: MOST_MS }) },
    { name: `${what}: requests, the slowest`, value: shot.all.most, unit: "ms" },
    { name: `${what}: failed requests`, value: failedOf(shot), unit: "%", ...(isLimited && { atMost: MOST_FAILED }) },
  ];
};

/** Spikes with a short rest between them, and a quiet while at the end that shows whether the server has recovered. */
export const spikesOn = async (stage: Stage): Promise<Measure[]> => {
  const seconds = setting("BENCH_SPIKE_SECONDS", 10);
  const measures: Measure[] = [];
  for (const perSecond of SPIKES) measures.push(...(await spike(stage, perSecond, seconds, true)));
  for (const perSecond of BEYOND) measures.push(...(await spike(stage, perSecond, seconds, false)));
  const after = await spike(stage, AFTERWARDS, seconds / 2, true);
  return [...measures, ...after.map((measure) => ({ ...measure, name: `afterwards, ${measure.name}` }))];
};
