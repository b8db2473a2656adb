import { addColumns, c, type Migration } from "../src/platform/db/schema";

/** How fast tasks were accepted and reached, and how cases were rated: kept as days and whole numbers, so that a month of them is read from an index alone. */
export const measureDispatches: Migration = {
  name: "20261126-20-measure-dispatches",
  up: async (context) => {
    await addColumns(
      context,
      "dispatch_tasks",
      {
        accepted_on: c.optional(c.day()), accept_minutes: c.optional(c.int()), arrived_on: c.optional(c.day()), scene_minutes: c.optional(c.int()), promise_kept: c.optional(c.bool()),
      },
      [{ fields: ["accepted_on", "town_code", "accept_minutes"] }, { fields: ["arrived_on", "town_code", "promise_kept", "scene_minutes"] }]
    );
  },
};
