import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sqliteDriver } from "../sqlite-driver";

type Connection = InstanceType<typeof sqliteDriver.Database>;

const folder = mkdtempSync(join(tmpdir(), "sunshine-sqlite-"));
const opened: Connection[] = [];
afterAll(() => {
  for (const connection of opened) connection.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (file: string): Promise<Connection> =>
  new Promise((resolve, reject) => {
    const connection: Connection = new sqliteDriver.Database(join(folder, file), 0, (error) => (error ? reject(error) : resolve(connection)));
    opened.push(connection);
  });
const run = (connection: Connection, sql: string): Promise<void> => new Promise((resolve, reject) => void connection.run(sql, (error) => (error ? reject(error) : resolve())));
const all = <T>(connection: Connection, sql: string): Promise<T[]> =>
  new Promise((resolve, reject) => void connection.all(sql, (error, rows) => (error ? reject(error) : resolve(rows as T[]))));
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A connection that several requests share, and another that holds the write lock for a while. */
const lockedOut = async (file: string): Promise<{ shared: Connection; holder: Connection }> => {
  const [shared, holder] = [await open(file), await open(file)];
  await run(shared, "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT UNIQUE)");
  await run(holder, "BEGIN IMMEDIATE TRANSACTION;");
  await run(holder, "INSERT INTO note (text) VALUES ('held')");
  return { shared, holder };
};

const texts = async (connection: Connection): Promise<string[]> => (await all<{ text: string }>(connection, "SELECT text FROM note ORDER BY text")).map(({ text }) => text);

test("writes that waited for another's lock are committed when they say so, and leave the lock to others", async () => {
  const { shared, holder } = await lockedOut("waiting.db");
  // Long texts are not kept as prepared statements, so that each try of theirs is a statement of its own.
  const long = `INSERT INTO note (text) VALUES ('long') ${" ".repeat(4000)}`;
  const writes = ["INSERT INTO note (text) VALUES ('a')", long, "INSERT INTO note (text) VALUES ('b')", "INSERT INTO note (text) VALUES ('c') RETURNING id"].map((sql) => run(shared, sql));
  await pause(60);
  await run(holder, "COMMIT;");
  await Promise.all(writes);
  expect(await texts(holder)).toEqual(["a", "b", "c", "held", "long"]);
  const startedAt = Date.now();
  await run(holder, "INSERT INTO note (text) VALUES ('later')");
  expect(Date.now() - startedAt).toBeLessThan(500);
  expect(await texts(shared)).toContain("later");
});

test("a transaction that had to wait begins, commits and rolls back as any other", async () => {
  const { shared, holder } = await lockedOut("transaction.db");
  const waiting = run(shared, "BEGIN IMMEDIATE TRANSACTION;");
  await pause(60);
  await run(holder, "ROLLBACK;");
  await waiting;
  await run(shared, "INSERT INTO note (text) VALUES ('mine')");
  expect(await texts(holder)).toEqual([]);
  await run(shared, "COMMIT;");
  await run(holder, "BEGIN IMMEDIATE TRANSACTION;");
  await run(holder, "INSERT INTO note (text) VALUES ('dropped')");
  await run(holder, "ROLLBACK;");
  expect(await texts(shared)).toEqual(["mine"]);
});

test("a write that the table refuses leaves nothing behind", async () => {
  const { shared, holder } = await lockedOut("refused.db");
  await run(holder, "COMMIT;");
  await expect(run(shared, "INSERT INTO note (text) VALUES ('new'), ('held')")).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_UNIQUE" });
  await run(holder, "INSERT INTO note (text) VALUES ('other')");
  expect(await texts(shared)).toEqual(["held", "other"]);
});

test("a read is not kept waiting by a writer, and holds no writer up", async () => {
  const { shared, holder } = await lockedOut("reading.db");
  expect(await texts(shared)).toEqual([]);
  await run(holder, "COMMIT;");
  expect(await texts(shared)).toEqual(["held"]);
});
