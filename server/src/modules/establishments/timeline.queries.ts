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
}

/** A fact as a row of the timeline. */
export const entryOf = ({ changes = [], lines = [], link, ...fact }: TimelineFact) => ({ ...fact, changes: [...changes], lines: [...lines], link: link ?? null });

/** Adds to the timeline 时间线 of an establishment in the ambient transaction. */
export const recordOnTimeline = async (fact: TimelineFact): Promise<void> => {
  await TimelineEntry.create(entryOf(fact));
};

/** A page of the timeline, newest first. */
export const timelinePage = async (establishmentId: number, after: string | undefined, limit: number) => {
  const rows = await TimelineEntry.findAll({
    where: { establishmentId, ...afterPlace(["at", "id"], "desc", after) },
    order: [["at", "DESC"], ["id", "DESC"]],
    limit: limit + 1,
  });
  const page = pageFrom(rows, limit, ({ at, id }) => [at.toISOString(), id]);
  return {
    next: page.next,
    rows: page.rows.map(({ at, kind, title, changes, lines, by, link }) => ({ at: at.toISOString(), kind, title, lines: [...changes.map(changeLine), ...lines], by, link })),
  };
};

