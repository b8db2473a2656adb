const OFFSET_MS = 8 * 3_600_000;

/** "2026-09-03T14:05:00+08:00", the form of every time in the payment protocol. */
export const beijingTime = (at: Date): string => `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;

/** "20260903140500", the form inside WeChat's numbers. */
export const beijingDigits = (at: Date): string => beijingTime(at).slice(0, 19).replace(/\D/g, "");
