import { median } from "./benchmark";
import type { Child } from "./child";
import type { Load, LoadResult } from "./children/load";

/** A server under load, and what it is asked. */
export interface Target {
  readonly name: string;
  readonly server: Child;
  readonly load: Omit<Load, "seconds">;
}

/** What a target does, medians over the rounds. */
export interface Speed {
  readonly perSecond: number;
  /** Processor time of the server for one request, microseconds. */
  readonly cpuMicros: number;
}

interface Shot {
  readonly perSecond: number;
  readonly cpuMicros: number;
}

const shootOnce = async (loader: Child, { server, load }: Target, seconds: number): Promise<Shot> => {
  const before = await server.ask<NodeJS.CpuUsage>("cpu");
  const { requests, seconds: lasted } = await loader.ask<LoadResult>("shoot", { ...load, seconds });
  const after = await server.ask<NodeJS.CpuUsage>("cpu");
  return { perSecond: requests / lasted, cpuMicros: (after.user + after.system - before.user - before.system) / requests };
};

/** Shoots at the targets in turns, so that a noisy moment meets all of them; the first turn warms up and is not counted. */
export const interleave = async (loader: Child, targets: readonly Target[], { rounds, seconds }: { rounds: number; seconds: number }): Promise<Map<string, Speed>> => {
  const shots = new Map<string, Shot[]>(targets.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const target of targets) {
      const shot = await shootOnce(loader, target, seconds);
      if (round > 0) shots.get(target.name)?.push(shot);
    }
  }
  return new Map([...shots].map(([name, all]) => [name, { perSecond: median(all.map((shot) => shot.perSecond)), cpuMicros: median(all.map((shot) => shot.cpuMicros)) }]));
};
