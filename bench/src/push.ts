import { quantile, setting, type Benchmark } from "./benchmark";
import { LOAD_CORE, SERVER_CORE, startChild } from "./child";
import { withDatabase } from "./database";

const PAUSE_MS = 150;

interface Shop {
  readonly publicId: string;
  readonly establishmentId: number;
}

/** From the commit of a change to every phone that looks at the shop: outbox, relay, push row, hub, socket. */
export const push: Benchmark = {
  title: "push: from commit to socket, all sockets in one process, which is an upper bound",
  run: () =>
    withDatabase(async (url) => {
      const [count, rounds] = [setting("BENCH_SOCKETS", 2000), setting("BENCH_PUSHES", 30)];
      const seed = await startChild("seed", LOAD_CORE, { BENCH_URL: url });
      const shop = await seed.ask<Shop>("firstShop");
      await seed.stop();
      const app = await startChild("app-server", SERVER_CORE, { BENCH_URL: url });
      const phones = await startChild("sockets", LOAD_CORE);
      const port = await app.ask<number>("port");
      await phones.ask("open", { port, shop: shop.publicId, count });
      const latencies: number[] = [];
      const firsts: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const heard = phones.ask<number[]>("next");
        const committed = await app.ask<number>("tell", shop);
        const delays = (await heard).map((at) => (at - committed) / 1000);
        // The first round warms up.
        if (round > 0) {
          latencies.push(...delays);
          firsts.push(Math.min(...delays));
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
      await phones.stop();
      await app.stop();
      return [
        { name: "sockets", value: count, unit: "" },
        { name: "first socket, median", value: quantile(firsts, 0.5), unit: "ms" },
        { name: "all sockets, median", value: quantile(latencies, 0.5), unit: "ms", atMost: 250 },
        { name: "all sockets, 99 of 100", value: quantile(latencies, 0.99), unit: "ms", atMost: 1000 },
      ];
    }),
};
