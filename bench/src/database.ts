import { randomBytes } from "node:crypto";
import { createConnection } from "mysql2/promise";

const SERVER = process.env["BENCH_DATABASE_URL"] ?? "mysql://root@127.0.0.1:3306";

const run = async (sql: string): Promise<void> => {
  const connection = await createConnection(SERVER);
  await connection.query(sql);
  await connection.end();
};

/** A database of one's own, dropped afterwards. */
export const withDatabase = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
  const name = `sunshine_bench_${randomBytes(5).toString("hex")}`;
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  try {
    return await work(url.toString());
  } finally {
    await run(`DROP DATABASE ${name}`);
  }
};
