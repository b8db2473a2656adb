import { isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import type { Change } from "@sunshine/domain/establishments/establishment.events";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { changeLine } from "./establishment.changes";
import { TimelineEntry, type TimelineKind } from "./timeline.model";

export interface TimelineFact {
  readonly establishmentId: number;
  readonly at: Date;
  readonly kind: TimelineKind;
  readonly title: string;
  readonly changes?: readonly Change[];
  readonly lines?: readonly string[];
  /** Who did it, as people read it; null for the system. */
  readonly by: string | null;
  /** Where the console shows more. */
  readonly link?: string;
  /** For officers alone. */
  readonly officeOnly?: boolean;
}

/** A fact as a row of the timeline. */
export const entryOf = ({ changes = [], lines = [], link, officeOnly = false, ...fact }: TimelineFact) => ({ ...fact, changes: [...changes], lines: [...lines], link: link ?? null, officeOnly });

/** Adds to the timeline 时间线 of an establishment in the ambient transaction. */
export const recordOnTimeline = async (fact: TimelineFact): Promise<void> => {
  await TimelineEntry.create(entryOf(fact));
};

/** The same for what an event tells: delivered again, it stands there already. */
export const recordOnTimelineOnce = async (eventId: number, fact: TimelineFact): Promise<void> => {
  if ((await TimelineEntry.count({ where: { eventId, establishmentId: fact.establishmentId } })) === 0) await TimelineEntry.create({ ...entryOf(fact), eventId });
};

/** A page of the timeline, newest first; what is for officers alone stays with them. */
export const timelinePage = async (establishmentId: number, { after, limit }: { readonly after?: string | undefined; readonly limit: number }, viewer: Actor) => {
  const rows = await TimelineEntry.findAll({
    where: { establishmentId, ...(!isOfficer(viewer) && { officeOnly: false }), ...afterPlace(["at", "id"], "desc", after) },
    order: [["at", "DESC"], ["id", "DESC"]],
    limit: limit + 1,
  });
  const page = pageFrom(rows, limit, ({ at, id }) => [at.toISOString(), id]);
  return {
    next: page.next,
    rows: page.rows.map(({ at, kind, title, changes, lines, by, link }) => ({ at: at.toISOString(), kind, title, lines: [...changes.map(changeLine), ...lines], by, link })),
  };
};

