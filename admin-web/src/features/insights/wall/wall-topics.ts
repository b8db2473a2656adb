/** Which answers of the wall an event makes stale, by path prefix; the first matching line counts 事件与刷新. */
const STALE: readonly (readonly [event: string, ...prefixes: string[]])[] = [
  ["complaint.", "/insights/loop", "/insights/situation", "/complaints"],
  ["cluster.", "/insights/situation", "/complaints"],
  ["dispatch.message_sent", "/dispatches/:id/messages"],
  ["dispatch.", "/insights/loop", "/insights/situation", "/dispatches", "/duty/officers"],
  ["duty.roster_changed", "/duty/shifts"],
  ["duty.", "/insights/loop", "/duty/officers", "/dispatches/candidates", "/dispatches/:id/suggestions"],
  ["rectification.", "/insights/loop", "/insights/situation", "/rectifications"],
  ["alarm.", "/alarms"],
  ["grade.", "/insights/overview", "/insights/points", "/establishments"],
  ["establishment.", "/insights/overview", "/insights/points", "/establishments"],
  ["inspection.", "/insights/overview", "/establishments"],
  ["scan.", "/insights/overview"],
  ["order.", "/insights/overview"],
  ["accident.", "/establishments"],
  ["payment.", "/insights/health"],
];

export const staleOf = (event: string): readonly string[] => STALE.find(([prefix]) => event.startsWith(prefix))?.slice(1) ?? [];

/** All that a wall shows; read again where too much was missed. */
export const EVERYTHING: readonly string[] = ["/insights/", "/complaints", "/dispatches", "/duty", "/rectifications", "/alarms", "/establishments"];

/** Counters that are moved by a subscriber of their own are right a moment after the news; they are read once more. */
export const isCountedLater = (prefix: string): boolean => prefix === "/insights/overview" || prefix === "/insights/points";

/** Sums over many rows, which nobody reads to the second. */
export const isFigure = (prefix: string): boolean => prefix === "/insights/loop" || prefix === "/insights/overview";
