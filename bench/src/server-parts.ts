import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings } from "@sunshine/config/settings";
import { silentLog } from "../../server/src/platform/logging/log";
import type { Services } from "../../server/src/platform/services";
import { createServices } from "../../server/src/start-server";

/** The server's own services on the database of the benchmark, with the settings of a server behind a balancer that nobody listens to. */
export const benchServices = (): Services =>
  createServices(
    readSettings({ MODE: "test", DATABASE_URL: process.env["BENCH_URL"], DATA_DIR: mkdtempSync(join(tmpdir(), "sunshine-bench-")), PUBLIC_URL: "http://localhost:8080", LOG_LEVEL: "silent", PORT: "0", HOST: "127.0.0.1", TRUST_PROXY: "true", DATA_KEY: process.env["BENCH_DATA_KEY"] }),
    silentLog()
  );
