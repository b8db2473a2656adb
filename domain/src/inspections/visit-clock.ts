import * as z from "zod";
import { formatInstant } from "../kernel/day";

/** A phone that differs by less is taken at its word, milliseconds. */
export const CLOCK_TOLERANCE_MS = 120_000;
/** The longest visit 最长检查时长, hours. */
export const MAX_VISIT_HOURS = 24;

const Instant = z.iso.datetime();

/** Where somebody stood 定位, WGS-84, with the phone's own guess at its error. */
export const StandSchema = z.strictObject({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54), accuracyM: z.number().min(0).max(100_000).nullable().default(null) });
export type Stand = z.output<typeof StandSchema>;

/** When and where a visit began and ended 检查起止, by the clock of the phone. */
export const VisitTimesSchema = z
  .strictObject({
    startedAt: Instant,
    endedAt: Instant,
    startPlace: StandSchema.nullable().default(null),
    endPlace: StandSchema.nullable().default(null),
    /** When the visit pack was fetched: by the server's clock, as the pack says, and by the phone's at that moment. */
    pack: z.strictObject({ servedAt: Instant, receivedAt: Instant }).nullable().default(null),
  })
  .refine(({ startedAt, endedAt }) => startedAt <= endedAt, { path: ["endedAt"], message: "结束时间应在开始时间之后" })
  .refine(({ startedAt, endedAt }) => Date.parse(endedAt) - Date.parse(startedAt) <= MAX_VISIT_HOURS * 3_600_000, { path: ["endedAt"], message: `一次检查不超过 ${MAX_VISIT_HOURS} 小时` });
export type VisitTimes = z.output<typeof VisitTimesSchema>;

/** How far the phone's clock was believed 时钟核对. */
export const CLOCK_VERDICTS = ["trusted", "corrected", "doubtful"] as const;
export type ClockVerdict = (typeof CLOCK_VERDICTS)[number];
export const CLOCK_VERDICT_LABELS: Record<ClockVerdict, string> = { trusted: "与服务器时间一致", corrected: "手机时间有偏差，已按服务器时间校正", doubtful: "手机时间在检查前后被改动或无法核对，按服务器时间取近似值" };

/** The times of a visit as the record keeps them. */
export interface ReckonedTimes {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly clock: ClockVerdict;
  /** By how much the phone was behind (+) or ahead (−) of the server when it counted, seconds; null where nothing could be compared. */
  readonly skewSeconds: number | null;
}

const skewBetween = (server: string | Date, phone: string): number => new Date(server).getTime() - Date.parse(phone);
const small = (ms: number): boolean => Math.abs(ms) <= CLOCK_TOLERANCE_MS;

interface Skew {
  readonly ms: number | null;
  readonly agreed: boolean;
}

/** Two comparisons, on fetching the pack and on sending the record, show whether somebody set the clock in between. */
const skewOf = ({ pack }: VisitTimes, sentAt: string | null, now: Date): Skew => {
  const before = pack === null ? null : skewBetween(pack.servedAt, pack.receivedAt);
  const after = sentAt === null ? null : skewBetween(now, sentAt);
  // What was measured nearer to the visit counts; a clock that was set afterwards says nothing of it.
  return { ms: before ?? after, agreed: before === null || after === null || small(before - after) };
};

const within = (at: number, earliest: number, latest: number): number => Math.min(latest, Math.max(earliest, at));

/** Nobody begins without the pack: a start before it was fetched says that the clock was turned back, or the pack fetched again. */
const beganBeforePack = ({ startedAt, pack }: VisitTimes): boolean => pack !== null && Date.parse(startedAt) < Date.parse(pack.receivedAt) - CLOCK_TOLERANCE_MS;

const earliestStart = (times: VisitTimes, latest: number): number =>
  times.pack === null || beganBeforePack(times) ? -Infinity : Math.min(latest, Date.parse(times.pack.servedAt) - CLOCK_TOLERANCE_MS);

const verdictOf = (times: VisitTimes, { ms, agreed }: Skew, shift: number, moved: boolean): ClockVerdict => {
  if (!agreed || ms === null || moved || beganBeforePack(times)) return "doubtful";
  return shift === 0 ? "trusted" : "corrected";
};

/**
 * When a visit really took place. The server's clock decides: the phone's times are shifted by the difference that was measured, and
 * can lie neither after the arrival of the record nor before the pack was fetched. So a wrong or altered clock moves no visit to another day.
 */
export const reckonTimes = (times: VisitTimes, sentAt: string | null, now: Date): ReckonedTimes => {
  const skew = skewOf(times, sentAt, now);
  const shift = skew.ms === null || small(skew.ms) ? 0 : skew.ms;
  const latest = now.getTime();
  const [started, ended] = [Date.parse(times.startedAt) + shift, Date.parse(times.endedAt) + shift];
  const startedAt = within(started, earliestStart(times, latest), latest);
  const endedAt = within(ended, startedAt, latest);
  // Slips below the tolerance are no reason for doubt.
  const moved = !small(startedAt - started) || !small(endedAt - ended);
  return { startedAt: new Date(startedAt), endedAt: new Date(endedAt), clock: verdictOf(times, skew, shift, moved), skewSeconds: skew.ms === null ? null : Math.round(skew.ms / 1000) };
};

/** "2026年9月3日 14:05 至 15:10". */
export const formatVisit = ({ startedAt, endedAt }: Pick<ReckonedTimes, "startedAt" | "endedAt">): string => {
  const [from, to] = [formatInstant(startedAt), formatInstant(endedAt)];
  const [day, time] = to.split(" ");
  return `${from} 至 ${from.startsWith(day!) ? time! : to}`;
};
