import { createReadStream } from "node:fs";
import { createConnection, type RowDataPacket } from "mysql2/promise";
import { importEstablishments } from "../../../server/src/modules/establishments";
import { prepareDatabase } from "../../../server/src/start-server";
import { answerParent } from "../answering";
import { writeCsv, writeXlsx } from "../import-file";
import { benchServices } from "../server-parts";

const services = benchServices();
let preparing: Promise<unknown> | undefined;
/** Only who imports needs tables; who writes the file does not. */
const prepared = (): Promise<unknown> => (preparing ??= prepareDatabase(services));
const BATCH = 1000;
const SAMPLE_MS = 50;

interface Wish {
  readonly path: string;
  readonly rows: number;
}

/** The highest memory while something runs, MiB, looked at every few milliseconds: of the process, and what of it is in use. */
const watchingMemory = async <T>(work: () => Promise<T>): Promise<{ value: T; peakMiB: number; usedMiB: number }> => {
  let [peak, used] = [0, 0];
  const look = (): void => {
    const { rss, heapUsed, external } = process.memoryUsage();
    [peak, used] = [Math.max(peak, rss), Math.max(used, heapUsed + external)];
  };
  look();
  const timer = setInterval(look, SAMPLE_MS);
  const value = await work();
  clearInterval(timer);
  return { value, peakMiB: peak / 1_048_576, usedMiB: used / 1_048_576 };
};

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
};

/** Reads, compares, confirms and applies a table, as the console's import does. */
const importTable = async ({ path, rows }: Wish) => {
  await prepared();
  const { value: seconds, peakMiB, usedMiB } = await watchingMemory(() =>
    secondsOf(async () => {
      const { counts, state } = await importEstablishments(services, { fileName: path, stream: createReadStream(path) });
      if (state !== "applied" || counts.new !== rows) throw new Error(`imported ${JSON.stringify({ state, counts })}`);
    })
  );
  return { seconds, peakMiB, usedMiB };
};

/** The floor: the same rows into an equal table by multi-row INSERT of mysql2, a thousand at a time, nothing else. */
const insertSameRows = async (): Promise<{ seconds: number }> => {
  await prepared();
  const connection = await createConnection({ uri: process.env["BENCH_URL"] ?? "", dateStrings: true, rowsAsArray: true });
  await connection.query("DROP TABLE IF EXISTS bench_bare");
  await connection.query("CREATE TABLE bench_bare LIKE establishments");
  let seconds = 0;
  for (let after = 0; ; ) {
    const [rows] = await connection.query<RowDataPacket[][]>("SELECT * FROM establishments WHERE id > ? ORDER BY id LIMIT ?", [after, BATCH]);
    if (rows.length === 0) break;
    seconds += await secondsOf(() => connection.query("INSERT INTO bench_bare VALUES ?", [rows]));
    after = Number(rows.at(-1)?.[0]);
  }
  await connection.end();
  return { seconds };
};

answerParent(
  {
    writeCsv: ({ path, rows }: Wish) => writeCsv(path, rows, services.region),
    writeXlsx: ({ path, rows }: Wish) => writeXlsx(path, rows, services.region),
    importTable,
    insertSameRows,
  },
  () => services.db.close()
);
