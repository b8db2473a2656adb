import type { Schedule } from "../../platform/jobs/schedules";
import type { Services } from "../../platform/services";
import { applyLeftBehind } from "./operations/apply-notification";
import { compensate } from "./operations/compensate";

const HALF_DAY_MS = 12 * 3_600_000;

/** A merchant with a public key 微信支付公钥 alone has no certificates; then there is nothing to fetch, and nothing wrong. */
const refreshCertificates = async ({ pay, log }: Services): Promise<void> => {
  await pay?.refreshCertificates().catch((error: unknown) => log.warn({ err: error }, "platform certificates not refreshed"));
};

/** What makes good a lost notification, an unanswered question or a stopped server. */
export const paymentSchedules = (services: Services): readonly Schedule[] => [
  { name: "payments.compensate", everyMs: 2_500, run: () => compensate(services) },
  { name: "payments.refresh_certificates", everyMs: HALF_DAY_MS, everywhere: true, run: () => refreshCertificates(services) },
  { name: "payments.apply_left_behind", everyMs: 10_000, run: () => applyLeftBehind(services) },
];
