import { quantile, setting, type Benchmark } from "./benchmark";
import type { Shot } from "./children/complaint-load";
import { onStage } from "./complaint-stage";
import { openMariadb } from "./mariadb";

const OFFICERS = 60;
const EVENTS_OF_A_LIFECYCLE = 4;

/** From the event of a step to the screens that may hear of it: the complainant's phone, the officers of the area. */
export const pushComplaints: Benchmark = {
  title: "push of complaints: from the event, which lies before its commit, to the socket, while lifecycles run over HTTP",
  run: async () => {
    const mariadb = await openMariadb();
    try {
      return await onStage(mariadb, 0, async ({ load, port, sizes }) => {
        const count = setting("BENCH_SOCKETS", 2000);
        const diners = count - OFFICERS;
        const open = await load.ask<number>("watch", { port, officers: OFFICERS, diners });
        const target = { port, sizes: { ...sizes, diners }, perSecond: 10 };
        await load.ask("arrive", { ...target, seconds: 3 });
        await load.ask("heard", Number.MAX_SAFE_INTEGER);
        const shot = await load.ask<Shot>("arrive", { ...target, seconds: setting("BENCH_SECONDS", 20) });
        const expected = shot.lifecycles * EVENTS_OF_A_LIFECYCLE;
        const { claimant, officer } = await load.ask<{ claimant: number[]; officer: number[] }>("heard", expected);
        return [
          { name: "sockets", value: open, unit: "", atLeast: count },
          { name: "lifecycles meanwhile", value: shot.lifecycles / shot.seconds, unit: "/s" },
          { name: "pushes to complainants, as a share of those due", value: claimant.length / expected, unit: "×", atLeast: 1, atMost: 1 },
          { name: "complainant's phone, median", value: quantile(claimant, 0.5), unit: "ms", atMost: 250 },
          { name: "complainant's phone, 99 of 100", value: quantile(claimant, 0.99), unit: "ms", atMost: 1000 },
          { name: "officers' screens, median", value: quantile(officer, 0.5), unit: "ms", atMost: 250 },
          { name: "officers' screens, 99 of 100", value: quantile(officer, 0.99), unit: "ms", atMost: 1000 },
        ];
      });
    } finally {
      await mariadb.stop();
    }
  },
};
