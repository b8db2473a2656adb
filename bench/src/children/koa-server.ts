import type { AddressInfo } from "node:net";
import Koa from "koa";
import Router from "koa-router";
import { createPool, type RowDataPacket } from "mysql2/promise";
import { answerParent } from "../answering";

/** The plain way to the same record: Koa, a router, one prepared statement of mysql2. It checks, counts and logs nothing. */
const pool = createPool({ uri: process.env["BENCH_URL"] ?? "", connectionLimit: 8, charset: "utf8mb4" });
const SQL = `SELECT c.code, c.label, c.amount_fen AS amountFen, c.state, p.body FROM checkout_codes c JOIN storefront_pages p ON p.establishment_id = c.establishment_id WHERE c.code = ?`;

const router = new Router();
router.get("/api/v1/scan/:code", async (ctx) => {
  const [[row]] = await pool.execute<RowDataPacket[]>(SQL, [ctx.params["code"] ?? ""]);
  if (!row) return void (ctx.status = 404);
  const { body, ...facts } = row as { body: string };
  ctx.type = "json";
  ctx.body = `${JSON.stringify(facts).slice(0, -1)},"shop":${body}}`;
});

const app = new Koa().use(router.routes());
const listening = new Promise<number>((resolve) => {
  const server = app.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
});

answerParent({ port: () => listening }, () => pool.end());
