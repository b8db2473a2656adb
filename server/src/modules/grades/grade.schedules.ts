import { dayOf } from "@sunshine/domain/kernel/day";
import { inTransaction } from "../../platform/db/transaction";
import type { Schedule } from "../../platform/jobs/schedules";
import type { Services } from "../../platform/services";
import { dueForReview } from "./grade.queries";
import { recomputeGrades } from "./operations/recompute-grades";

const HOUR_MS = 3_600_000;
const BATCH = 200;

/** Computes every grade anew that the calendar has moved: three months with a licence are over, a block ends, a visit is a year old. */
export const reviewDueGrades = async (services: Services): Promise<number> => {
  const today = dayOf(services.clock.now());
  for (let reviewed = 0; ; ) {
    const ids = await dueForReview(today, BATCH);
    if (ids.length === 0) return reviewed;
    await inTransaction(services.db.sequelize, () => recomputeGrades(ids, today));
    reviewed += ids.length;
  }
};

/** Looks every hour, so that a new day's grades are there soon after midnight; the index makes an idle look free. */
export const gradeSchedules = (services: Services): readonly Schedule[] => [
  { name: "grades.review_due", everyMs: HOUR_MS, run: async () => void (await reviewDueGrades(services)) },
];
