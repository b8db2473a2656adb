import type { Schedule } from "../../platform/jobs/schedules";
import type { Services } from "../../platform/services";
import { applyLeftBehind } from "./operations/apply-notification";
import { compensate } from "./operations/compensate";

/** What makes good a lost notification, an unanswered question or a stopped server. */
export const paymentSchedules = (services: Services): readonly Schedule[] => [
  { name: "payments.compensate", everyMs: 2_500, run: () => compensate(services) },
  { name: "payments.apply_left_behind", everyMs: 10_000, run: () => applyLeftBehind(services) },
];
