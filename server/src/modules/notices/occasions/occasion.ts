import type { EventName, EventPayload } from "@sunshine/domain/events";
import { dayOf, formatDay, formatTime, type Day } from "@sunshine/domain/kernel/day";
import type { NoticeLink } from "@sunshine/domain/notices/notice.vocabulary";
import type { Parties } from "../recipients";

/** What an event offers to the templates of the configuration 通知素材. */
export interface Occasion {
  readonly parties: Parties;
  /** Ids that a link may lead to. */
  readonly links: { readonly [L in NoticeLink]?: string | null };
  /** Values of the names in braces. Never who complained, nor what they wrote. */
  readonly values: Readonly<Record<string, string>>;
  /** Which sentences apply: the `when` of the configuration. */
  readonly marks: readonly string[];
}

export type OccasionTable = { readonly [N in EventName]?: (payload: EventPayload<N>) => Occasion };

/** The marks that hold. */
export const marksOf = (marks: Readonly<Record<string, boolean>>): string[] => Object.entries(marks).flatMap(([mark, holds]) => (holds ? [mark] : []));

/** "12月3日"; the year is understood. */
export const dayWord = (day: Day): string => formatDay(day).replace(/^\d+年/, "");

/** "12月3日 14:05". */
export const momentWord = (instant: string): string => {
  const at = new Date(instant);
  return `${dayWord(dayOf(at))} ${formatTime(at)}`;
};
