import pino, { type Logger } from "pino";

export type Log = Logger;

/** Field names that may hold personal data or secrets; their values never reach a log. */
const SECRET = ["password", "token", "phone", "openid", "totp", "secret", "authorization", "cookie", "contactPhone", "contactName"];

/** Structured logs, one JSON line each, without personal data. */
export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[已隐去]" },
  });

/** Says nothing; for tests. */
export const silentLog = (): Log => pino({ level: "silent" });
