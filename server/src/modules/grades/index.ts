import type { AppModule } from "../../platform/module";
import { initGrades } from "./grade.model";
import { gradeRoutes } from "./grade.routes";
import { gradeSchedules } from "./grade.schedules";
import { gradeAudience, gradeSubscribers } from "./grade.subscribers";

export { gradesOf, type GradeFacts } from "./grade.queries";
export { reviewDueGrades } from "./grade.schedules";

/** Grades 量化等级: the point ledger and what follows from it. */
export const grades: AppModule = { name: "grades", models: [initGrades], routes: gradeRoutes, subscribers: gradeSubscribers, audience: gradeAudience, schedules: gradeSchedules };
