import { addColumns, c, type Migration } from "../src/platform/db/schema";

/** The day on which a case was rated. For ratings given before there was one, the day of closing stands in. */
export const measureRatings: Migration = {
  name: "20261126-21-measure-ratings",
  up: async (context) => {
    await addColumns(context, "complaint_cases", { rated_on: c.optional(c.day()) }, [{ fields: ["rated_on", "id", "town_code", "solved", "stars"] }]);
    await context.query.sequelize.query("UPDATE complaint_cases SET rated_on = closed_on WHERE stars IS NOT NULL");
  },
};
