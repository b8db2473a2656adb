import autocannon from "autocannon";
import { answerParent } from "../answering";

export interface Load {
  readonly port: number;
  readonly seconds: number;
  readonly connections: number;
  /** Codes are drawn from this many; one: always the same. */
  readonly codes: readonly string[];
  readonly etag?: string;
  readonly expect: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
}

const pathOf = (code = ""): string => `/api/v1/scan/${code}`;
const anyOf = (codes: readonly string[]): string => pathOf(codes[Math.floor(Math.random() * codes.length)]);

/** How many requests were answered as they should be; any other answer makes the whole round worthless. */
const answered = ({ errors, statusCodeStats = {} }: autocannon.Result, expected: number): number => {
  const wanted = statusCodeStats[expected]?.count ?? 0;
  const isClean = errors === 0 && wanted > 0 && Object.keys(statusCodeStats).every((status) => status === String(expected));
  if (!isClean) throw new Error(`expected only ${expected}: ${JSON.stringify({ errors, statusCodeStats })}`);
  return wanted;
};

const shoot = async ({ port, seconds, connections, codes, etag, expect }: Load): Promise<LoadResult> => {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: seconds,
    sampleInt: 250,
    headers: etag === undefined ? {} : { "if-none-match": etag },
    requests: [codes.length > 1 ? { setupRequest: (request) => ({ ...request, path: anyOf(codes) }) } : { path: pathOf(codes[0]) }],
  });
  return { requests: answered(result, expect), seconds: result.duration };
};

answerParent({ shoot });
