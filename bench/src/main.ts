import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { asLine, holds, type Benchmark, type Measure } from "./benchmark";
import { complaints } from "./complaints";
import { figures } from "./figures";
import { importCsv, importXlsx } from "./import";
import { push } from "./push";
import { pushComplaints } from "./push-complaints";
import { scanCold, scanWarm } from "./scan";

const BENCHMARKS: Readonly<Record<string, Benchmark>> = { "scan-warm": scanWarm, "scan-cold": scanCold, import: importCsv, "import-xlsx": importXlsx, push, figures, complaints, "push-complaints": pushComplaints };

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const keep = (name: string, measures: readonly Measure[]): void => {
  const directory = join(__dirname, "..", "results");
  mkdirSync(directory, { recursive: true });
  const result = { name, at: new Date().toISOString(), node: process.version, processor: cpus()[0]?.model, cores: cpus().length, measures };
  writeFileSync(join(directory, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
};

const runAll = async (names: readonly string[]): Promise<boolean> => {
  let good = true;
  for (const name of names) {
    const benchmark = BENCHMARKS[name];
    if (!benchmark) throw new Error(`no benchmark "${name}"; there are ${Object.keys(BENCHMARKS).join(", ")}`);
    say(`\n${name}: ${benchmark.title}`);
    const measures = await benchmark.run();
    measures.forEach((measure) => say(asLine(measure)));
    keep(name, measures);
    good = good && measures.every(holds);
  }
  say(good ? "\nEvery limit holds." : "\nA limit was missed.");
  return good;
};

const asked = process.argv.slice(2);
runAll(asked.length > 0 ? asked : Object.keys(BENCHMARKS))
  .then((good) => process.exit(good ? 0 : 1))
  .catch((error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  });
