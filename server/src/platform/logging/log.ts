import pino, { type DestinationStream, type Logger } from "pino";

export type Log = Logger;

/** Field names that may hold personal data or secrets; their values never reach a log. */
const SECRET = ["password", "token", "phone", "openid", "totp", "secret", "authorization", "cookie", "contactPhone", "contactName"];

/** What a log may know of an error: the statement and the values of a failed query stay out of it. */
const errorFacts = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const { parent, code } = error as { parent?: { code?: string }; code?: string };
  return { type: error.name, code: parent?.code ?? code, message: error.message, stack: error.stack };
};

/** Structured logs, one JSON line each, without personal data. */
export const createLog = (level: string, destination: DestinationStream = pino.destination(1)): Log =>
  pino(
    {
      level,
      base: null,
      serializers: { err: errorFacts },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[已隐去]" },
    },
    destination
  );

/** Says nothing; for tests. */
export const silentLog = (): Log => pino({ level: "silent" });
