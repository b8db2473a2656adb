import type { EstablishmentRef } from "@sunshine/domain/establishments/establishment.events";
import { ESTABLISHMENT_STATE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import type { EventPayload } from "@sunshine/domain/events";
import { SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatFen } from "@sunshine/domain/kernel/money";
import type { RectificationRef } from "@sunshine/domain/rectifications/rectification.events";
import { dayWord, marksOf, type Occasion, type OccasionTable } from "./occasion";

interface More {
  readonly parties?: Occasion["parties"];
  readonly links?: Occasion["links"];
  readonly values?: Occasion["values"];
  readonly marks?: Readonly<Record<string, boolean>>;
}

const atShop = (shop: EstablishmentRef, { parties = {}, links = {}, values = {}, marks = {} }: More): Occasion => ({
  parties: { shop, townCode: shop.townCode, ...parties },
  links: { establishment: shop.publicId, ...links },
  values: { place: shop.name, ...values },
  marks: marksOf(marks),
});

const ofOrder = (event: RectificationRef, more: Pick<More, "values" | "marks"> = {}): Occasion =>
  atShop(event.establishment, {
    links: { rectification: event.orderId },
    values: { number: event.number, dueOn: dayWord(event.dueOn), findings: String(event.findings), open: String(event.open), ...more.values },
    ...(more.marks && { marks: more.marks }),
  });

const decided = (approved: boolean) => ({ approved, rejected: !approved });

/** Visits, orders to rectify, grades and the archive 检查、整改、等级与档案. */
export const shopOccasions: OccasionTable = {
  "inspection.submitted.v1": ({ establishment, inspectionId, visitedOn, result, fails }) =>
    atShop(establishment, { links: { inspection: inspectionId }, values: { result: VISIT_RESULT_LABELS[result], day: dayWord(visitedOn), fails: String(fails) }, marks: { clean: fails === 0, findings: fails > 0 } }),
  "inspection.voided.v1": ({ establishment, inspectionId, on, reason }) => atShop(establishment, { links: { inspection: inspectionId }, values: { day: dayWord(on), reason } }),
  "rectification.issued.v1": (event) => ofOrder(event),
  "rectification.answered.v1": (event) => ofOrder(event, { values: { answered: String(event.answered) } }),
  "rectification.reviewed.v1": (event) =>
    // The last acceptance closes the order, and that is told by its own event.
    ofOrder(event, { values: { accepted: String(event.accepted), returned: String(event.returned) }, marks: { returned: event.returned > 0, passed: event.returned === 0 && event.open > 0 } }),
  "rectification.closed.v1": (event) => ofOrder(event),
  "rectification.extension_requested.v1": (event) => ofOrder(event, { values: { until: dayWord(event.until) } }),
  "rectification.extension_decided.v1": (event) => ofOrder(event, { values: { until: dayWord(event.until) }, marks: decided(event.approved) }),
  "rectification.reminded.v1": (event) => ofOrder(event, { values: { label: event.label } }),
  "rectification.escalated.v1": (event) => ofOrder(event, { values: { label: event.label }, marks: { [`to_${event.to}`]: true } }),
  "rectification.cancelled.v1": (event) => ofOrder(event, { values: { reason: event.reason } }),
  "grade.recomputed.v1": ({ establishment, from, to }) => atShop(establishment, { values: { from: SHOWN_GRADE_LABELS[from], to: SHOWN_GRADE_LABELS[to] }, marks: { changed: from !== to } }),
  "accident.recorded.v1": ({ establishment, on, by }) => atShop(establishment, { values: { day: dayWord(on), by } }),
  "establishment.state_changed.v1": ({ establishment, by, state, reason }) => atShop(establishment, { values: { state: ESTABLISHMENT_STATE_LABELS[state], by, reason } }),
  "establishment.import_progressed.v1": ({ importId, officerId, state, done }) => ({
    parties: { importer: [officerId] },
    links: { import: importId },
    values: { done: String(done) },
    marks: marksOf({ applied: state === "applied", failed: state === "failed" }),
  }),
};

const ofPayment = ({ establishment, orderId, accountId }: EventPayload<"order.closed.v1">, more: Pick<More, "values" | "marks">): Occasion =>
  atShop(establishment, { parties: { payer: [accountId] }, links: { order: orderId }, ...more });

/** Payments and reviews 支付与评价. */
export const paymentOccasions: OccasionTable = {
  "order.refunded.v1": (event) => ofPayment(event, { values: { refund: formatFen(event.refundFen) }, marks: { success: event.state === "success", abnormal: event.state === "abnormal" } }),
  "order.reviewed.v1": (event) => ofPayment(event, { values: { stars: String(event.stars) } }),
  "payment.anomaly_found.v1": ({ establishment, orderId, what }) =>
    establishment
      ? atShop(establishment, { links: { order: orderId }, values: { anomaly: what }, marks: { of_shop: true } })
      : { parties: {}, links: {}, values: { place: "未能对应到订单", anomaly: what }, marks: [] },
};
