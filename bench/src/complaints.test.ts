import { randomBytes } from "node:crypto";
import { createConnection } from "mysql2/promise";
import { prepareDatabase, startServer, type RunningServer } from "../../server/src/start-server";
import { ComplaintCase } from "../../server/src/modules/complaints/case.model";
import { CaseStep } from "../../server/src/modules/complaints/case-parts.model";
import { addSeededCases } from "./complaint-cases";
import { addCounty, addSeedTables, signIn } from "./complaint-county";
import { BENCH_KEY, headersOf, type CountySizes } from "./complaint-people";
import { openClient } from "./http-client";
import { createLatencies } from "./latencies";
import { liveThrough, OPERATIONS } from "./lifecycle";
import { benchServices } from "./server-parts";

const SIZES: CountySizes = { diners: 40, officers: 46, shops: 30, pins: 5 };
const SEEDED = 400;
const engine = process.env["TEST_DATABASE_URL"];
const name = `sunshine_test_${randomBytes(5).toString("hex")}`;

const onEngine = async (sql: string): Promise<void> => {
  if (!engine) return;
  const connection = await createConnection(engine);
  await connection.query(sql);
  await connection.end();
};

let server: RunningServer;

beforeAll(async () => {
  await onEngine(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  process.env["BENCH_DATA_KEY"] = BENCH_KEY.toString("base64");
  if (engine) process.env["BENCH_URL"] = new URL(`/${name}`, engine).toString();
  const services = benchServices();
  await prepareDatabase(services);
  await addCounty(services, SIZES);
  if (engine) {
    await addSeedTables(services, SIZES);
    await addSeededCases(services.db, SEEDED, SIZES);
  }
  await signIn(services, SIZES.diners, SIZES.officers);
  server = await startServer(services, []);
});

afterAll(async () => {
  await server.stop();
  await onEngine(`DROP DATABASE ${name}`);
});

test("a complaint lives from its first word to its rating, in four requests that all succeed", async () => {
  const before = await ComplaintCase.count();
  const { send, close } = openClient(server.port);
  const latencies = createLatencies();
  const towns = server.services.region.towns.length;
  for (let n = 0; n < 12; n += 1) expect([await liveThrough(send, { ...SIZES, towns }, latencies), latencies.examples()]).toEqual([true, []]);
  close();
  expect(Object.values(latencies.each()).map(({ count, errors }) => [count, errors])).toEqual(OPERATIONS.map(() => [12, 0]));
  expect(await ComplaintCase.count()).toBe(before + 12);
  expect(await ComplaintCase.count({ where: { state: "closed", stars: 4 } })).toBeGreaterThanOrEqual(12);
});

// The rows are made by the server's SQL, from its own sequence of numbers; the embedded database has none to try.
const onServer = (name: string, check: () => Promise<void>): void => {
  if (engine) test(name, check);
};

onServer("seeded cases have what real ones have", async () => {
  expect(await ComplaintCase.count()).toBeGreaterThanOrEqual(SEEDED);
  const closed = await ComplaintCase.findOne({ where: { state: "closed", kind: "complaint" }, order: [["id", "ASC"]], rejectOnEmpty: true });
  expect(await CaseStep.count({ where: { caseId: closed.id } })).toBeGreaterThanOrEqual(6);
  const { send, close } = openClient(server.port);
  const file = await send("GET", `/complaints/${closed.publicId}`, headersOf("officer", 10));
  close();
  expect(file).toMatchObject({ status: 200, body: { id: closed.publicId, state: "closed", claimant: { total: expect.any(Number) as number } } });
});
