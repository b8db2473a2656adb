/** A code by SMS 短信验证码. */
export const PHONE_CODE = /^\d{6}$/;
export const PHONE_CODE_MINUTES = 5;
/** Wrong codes after which only a new one helps. */
export const PHONE_CODE_TRIES = 5;
/** Seconds between two codes to one number. */
export const PHONE_CODE_PAUSE_SECONDS = 60;
/** Codes in a day to one number, and for one person. */
export const PHONE_CODES_A_DAY = { number: 5, person: 10 } as const;

const DAY_MS = 86_400_000;

/** Seconds until another code may be sent, from the moments of the last day's codes, newest first; 0 when it may be now. */
export const waitForCode = (sent: readonly Date[], mostADay: number, now: Date): number => {
  const until = (at: Date | undefined, ms: number): number => (at ? Math.ceil((at.getTime() + ms - now.getTime()) / 1000) : 0);
  const pause = until(sent[0], PHONE_CODE_PAUSE_SECONDS * 1000);
  const day = sent.length >= mostADay ? until(sent[mostADay - 1], DAY_MS) : 0;
  return Math.max(0, pause, day);
};
