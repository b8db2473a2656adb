import { dayOf, type Day } from "@sunshine/domain/kernel/day";

/** The instant now; the only place of the client that reads the clock. */
export const now = (): Date => new Date();

/** Today 今天 in Shanghai. */
export const today = (): Day => dayOf(now());
