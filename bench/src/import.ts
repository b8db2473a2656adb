import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setting, type Benchmark, type Measure } from "./benchmark";
import { LOAD_CORE, SERVER_CORE, startChild } from "./child";
import { withDatabase } from "./database";

type Format = "csv" | "xlsx";

interface Imported {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly usedMiB: number;
}

/** Without a bound the engine lets its heap grow with the memory of the machine; a container would set one too. */
const HEAP_MIB = 192;

/** Imports one table in a process of its own, so that its memory is its own. */
const importOnce = (directory: string, format: Format, rows: number, floor: boolean): Promise<Imported & { floorSeconds: number }> =>
  withDatabase(async (url) => {
    const path = join(directory, `${rows}.${format}`);
    const writer = await startChild("importer", LOAD_CORE, { BENCH_URL: url });
    await writer.ask(format === "csv" ? "writeCsv" : "writeXlsx", { path, rows });
    await writer.stop();
    const importer = await startChild("importer", SERVER_CORE, { BENCH_URL: url }, [`--max-old-space-size=${HEAP_MIB}`]);
    const imported = await importer.ask<Imported>("importTable", { path, rows });
    const floorSeconds = floor ? (await importer.ask<{ seconds: number }>("insertSameRows")).seconds : Number.NaN;
    await importer.stop();
    return { ...imported, floorSeconds };
  });

/** Rows a second against multi-row INSERT of the same rows, and memory that does not grow with the file. */
const importOf = (format: Format, limits: { share: number; growth: number }): Benchmark => ({
  title: `import of ${format.toUpperCase()}: read, checked, previewed, confirmed, written, on MariaDB`,
  run: async (): Promise<Measure[]> => {
    const rows = setting("BENCH_ROWS", 100_000);
    const fewer = Math.round(rows / 10);
    const directory = mkdtempSync(join(tmpdir(), "sunshine-import-"));
    try {
      const small = await importOnce(directory, format, fewer, false);
      const large = await importOnce(directory, format, rows, true);
      return [
        { name: `${rows} rows: import`, value: rows / large.seconds, unit: "rows/s" },
        { name: `${rows} rows: multi-row INSERT of the same`, value: rows / large.floorSeconds, unit: "rows/s" },
        { name: "import as a share of it", value: large.floorSeconds / large.seconds, unit: "×", atLeast: limits.share },
        { name: `peak memory, ${fewer} rows`, value: small.peakMiB, unit: "MiB" },
        { name: `peak of heap and buffers in use, ${fewer} rows`, value: small.usedMiB, unit: "MiB" },
        { name: `peak of heap and buffers in use, ${rows} rows`, value: large.usedMiB, unit: "MiB" },
        { name: `peak memory, ${rows} rows`, value: large.peakMiB, unit: "MiB", atMost: 512 },
        { name: "growth of memory for ten times the rows", value: large.peakMiB / small.peakMiB, unit: "×", atMost: limits.growth },
      ];
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  },
});

export const importCsv = importOf("csv", { share: 0.06, growth: 1.5 });
export const importXlsx = importOf("xlsx", { share: 0.06, growth: 1.5 });
