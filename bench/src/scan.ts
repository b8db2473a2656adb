import { setting, type Benchmark, type Measure } from "./benchmark";
import { LOAD_CORE, SERVER_CORE, startChild, type Child } from "./child";
import { copiedCode } from "./copies";
import { withDatabase } from "./database";
import { interleave, type Speed } from "./rounds";

const CONNECTIONS = 32;
const rounds = () => ({ rounds: setting("BENCH_ROUNDS", 5), seconds: setting("BENCH_SECONDS", 2) });

interface FirstShop {
  readonly code: string;
  readonly publicId: string;
  readonly establishmentId: number;
}

/** Seeds, starts what is named, and stops it whatever happens. */
const withServers = async <T>(url: string, copies: number, names: readonly (readonly [string, number, Record<string, string>?])[], work: (children: Child[], shop: FirstShop) => Promise<T>): Promise<T> => {
  const seed = await startChild("seed", LOAD_CORE, { BENCH_URL: url });
  const shop = await seed.ask<FirstShop>("firstShop");
  if (copies > 0) await seed.ask("copyPages", copies);
  await seed.stop();
  const children: Child[] = [];
  try {
    for (const [name, core, environment = {}] of names) children.push(await startChild(name, core, { BENCH_URL: url, ...environment }));
    return await work(children, shop);
  } finally {
    await Promise.all(children.map((child) => child.stop()));
  }
};

const speed = (speeds: Map<string, Speed>, name: string): Speed => speeds.get(name) ?? { perSecond: Number.NaN, cpuMicros: Number.NaN };

/** Rates and processor time of ours and of the yardstick, and how they compare. */
const compare = (speeds: Map<string, Speed>, ours: string, yardstick: string, what: string, atLeast: number): Measure[] => {
  const [own, other] = [speed(speeds, ours), speed(speeds, yardstick)];
  return [
    { name: `${what}: ours`, value: own.perSecond, unit: "req/s" },
    { name: `${what}: ${yardstick}`, value: other.perSecond, unit: "req/s" },
    { name: `${what}: ours`, value: own.cpuMicros, unit: "µs CPU" },
    { name: `${what}: ${yardstick}`, value: other.cpuMicros, unit: "µs CPU" },
    { name: `${what}: rate as a share of ${yardstick}`, value: own.perSecond / other.perSecond, unit: "×" },
    { name: `${what}: requests per CPU second as a share of it`, value: other.cpuMicros / own.cpuMicros, unit: "×", atLeast },
  ];
};

/** The page of a scanned code from memory, against node:http that sends the same bytes. */
export const scanWarm: Benchmark = {
  title: "scan, kept page: the server on one core",
  run: () =>
    withDatabase((url) =>
      withServers(url, 0, [["app-server", SERVER_CORE], ["raw-server", SERVER_CORE], ["load", LOAD_CORE]], async ([app, raw, load], { code }) => {
        if (!app || !raw || !load) throw new Error("a process is missing");
        const [port, rawPort] = [await app.ask<number>("port"), await raw.ask<number>("port")];
        const page = await fetch(`http://127.0.0.1:${port}/api/v1/scan/${code}`);
        const [text, etag] = [await page.text(), page.headers.get("etag") ?? ""];
        await raw.ask("body", { text, etag });
        const base = { connections: CONNECTIONS, codes: [code] };
        const speeds = await interleave(
          load,
          [
            { name: "ours", server: app, load: { ...base, port, expect: 200 } },
            { name: "node:http", server: raw, load: { ...base, port: rawPort, expect: 200 } },
            { name: "ours 304", server: app, load: { ...base, port, etag, expect: 304 } },
            { name: "node:http 304", server: raw, load: { ...base, port: rawPort, etag, expect: 304 } },
          ],
          rounds()
        );
        if ((await app.ask<number>("hits")) < 100) throw new Error("pages were not answered from memory");
        return [
          { name: "size of the page", value: text.length / 1024, unit: "KiB" },
          ...compare(speeds, "ours", "node:http", "200", 0.8),
          ...compare(speeds, "ours 304", "node:http 304", "304", 0.8),
        ];
      })
    ),
};

/** The page of a code that nobody has asked for, out of many shops, against Koa, a router and one prepared statement. */
export const scanCold: Benchmark = {
  title: "scan, nothing kept: 100,000 shops on MariaDB, the server on one core",
  run: () =>
    withDatabase((url) => {
      const shops = setting("BENCH_SHOPS", 100_000);
      return withServers(url, shops, [["app-server", SERVER_CORE, { CACHE: "off" }], ["koa-server", SERVER_CORE], ["load", LOAD_CORE]], async ([app, koa, load]) => {
        if (!app || !koa || !load) throw new Error("a process is missing");
        const codes = Array.from({ length: shops - 1 }, (_, at) => copiedCode(at + 2));
        const base = { connections: CONNECTIONS, codes, expect: 200 };
        const speeds = await interleave(
          load,
          [
            { name: "ours", server: app, load: { ...base, port: await app.ask<number>("port") } },
            { name: "Koa + execute", server: koa, load: { ...base, port: await koa.ask<number>("port") } },
          ],
          rounds()
        );
        if ((await app.ask<number>("hits")) > 0) throw new Error("a page was answered from memory");
        return [{ name: "shops", value: shops, unit: "" }, ...compare(speeds, "ours", "Koa + execute", "cold", 0.6)];
      });
    }),
};
