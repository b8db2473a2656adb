import type { AppModule } from "../../platform/module";
import { letSubjectPublish, type ContentCheck } from "../contents";
import { initPaymentNotification } from "./notification.model";
import { receiveNotification } from "./operations/receive-notification";
import { showWords } from "./operations/review-order";
import { initOrder } from "./order.model";
import { WEBHOOK_PATH } from "./order.ref";
import { paymentAudience } from "./payment.audience";
import { paymentRoutes } from "./payment.routes";
import { paymentSchedules } from "./payment.schedules";
import { paymentSubscribers } from "./payment.subscribers";
import { initRefund } from "./refund.model";
import { initOrderReview } from "./review.model";
import { initScanDay } from "./scan-day.model";

export { lastPaymentAt, paymentsByDay, type DayRange } from "./figures.queries";
export { reviewsOf, type ReviewFacts } from "./review.queries";
export { paidOrderOf, type PaidOrderFacts } from "./proof.queries";
export { paymentObstacle, placeOrder, type PlacedOrder, type PlaceOrder } from "./operations/place-order";

/** Paying at the table 扫码支付: orders, WeChat Pay, refunds, and reviews of paid meals. */
export const payments: AppModule = {
  name: "payments",
  models: [initOrder, initRefund, initPaymentNotification, initOrderReview, initScanDay],
  prepare: async () => {
    const publisher = { publish: (check: ContentCheck) => showWords(check, true), withhold: (check: ContentCheck) => showWords(check, false) };
    letSubjectPublish("review", publisher);
    letSubjectPublish("review_reply", publisher);
  },
  routes: paymentRoutes,
  subscribers: paymentSubscribers,
  audience: paymentAudience,
  schedules: paymentSchedules,
  webhooks: (services) => [{ path: WEBHOOK_PATH, handle: (request) => receiveNotification(services, request) }],
};
