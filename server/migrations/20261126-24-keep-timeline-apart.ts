import { c, type Migration } from "../src/platform/db/schema";

/** Lines of a shop's timeline that officers alone read. */
export const keepTimelineApart: Migration = {
  name: "20261126-24-keep-timeline-apart",
  up: ({ query }) => query.addColumn("establishment_timeline", "office_only", { ...c.bool(), defaultValue: false }),
};
