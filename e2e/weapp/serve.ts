import type * as z from "zod";
import type { Endpoint } from "@sunshine/domain/kernel/endpoint";

export interface Call {
  readonly input: Record<string, unknown>;
  readonly token: string | null;
}
export interface Route {
  readonly endpoint: Endpoint;
  readonly run: (call: Call) => unknown;
}

/** One endpoint of the small county: what comes in is parsed by the contract, what goes out later. */
export const serve = <I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, run: (input: z.output<I>, call: Call) => z.input<O>): Route => ({
  endpoint,
  run: (call) => run(endpoint.input.parse(call.input), call),
});
