import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS, CASE_OUTCOME_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { subscriber, type Subscriber } from "../../platform/outbox/outbox";
import { recordOnTimelineOnce } from "./timeline.queries";

/** Complaints and reports about the shop: what the shop was told, it reads too; of the rest it hears nothing. */
const complaints = [
  subscriber({
    name: "establishments.timeline-accepted",
    on: ["complaint.accepted.v1"],
    handle: async ({ establishment, caseId, kind, category, shopSummary }, { at, id }) => {
      if (establishment === null) return;
      const title = `${kind === "complaint" ? "受理投诉" : "登记举报"}：${CASE_CATEGORY_LABELS[category]}`;
      await recordOnTimelineOnce(id, { establishmentId: establishment.id, at, kind: "complaint", title, lines: shopSummary === null ? [] : [shopSummary], by: null, link: `/complaints/${caseId}`, officeOnly: shopSummary === null });
    },
  }),
  subscriber({
    name: "establishments.timeline-closed",
    on: ["complaint.closed.v1"],
    handle: async ({ establishment, caseId, kind, category, outcome, publicSummary, toldShop }, { at, id }) => {
      if (establishment === null) return;
      const title = `${CASE_KIND_LABELS[kind]}办结：${CASE_CATEGORY_LABELS[category]}`;
      await recordOnTimelineOnce(id, { establishmentId: establishment.id, at, kind: "complaint", title, lines: [CASE_OUTCOME_LABELS[outcome], publicSummary], by: null, link: `/complaints/${caseId}`, officeOnly: !toldShop });
    },
  }),
];

/** Tasks are the officers' own business. */
const tasks = [
  subscriber({
    name: "establishments.timeline-task-raised",
    on: ["dispatch.raised.v1"],
    handle: async ({ establishment, taskId, number, what, by }, { at, id }) => {
      if (establishment) await recordOnTimelineOnce(id, { establishmentId: establishment.id, at, kind: "task", title: `下达现场任务 ${number}`, lines: [what], by, link: `/dispatches/${taskId}`, officeOnly: true });
    },
  }),
  subscriber({
    name: "establishments.timeline-task-finished",
    on: ["dispatch.finished.v1"],
    handle: async ({ establishment, taskId, number, result, by }, { at, id }) => {
      if (establishment) await recordOnTimelineOnce(id, { establishmentId: establishment.id, at, kind: "task", title: `现场任务 ${number} 办结`, lines: [result], by, link: `/dispatches/${taskId}`, officeOnly: true });
    },
  }),
];

const orders = [
  subscriber({
    name: "establishments.timeline-order-issued",
    on: ["rectification.issued.v1"],
    handle: async ({ establishment, orderId, number, findings, dueOn, by }, { at, id }) => {
      await recordOnTimelineOnce(id, { establishmentId: establishment.id, at, kind: "mending", title: `责令整改 ${number}`, lines: [`问题 ${findings} 项，${formatDay(dueOn)}前完成整改`], by, link: `/rectifications/${orderId}` });
    },
  }),
  subscriber({
    name: "establishments.timeline-order-ended",
    on: ["rectification.closed.v1", "rectification.cancelled.v1"],
    handle: async ({ establishment, orderId, number, state, by }, { at, id }) => {
      await recordOnTimelineOnce(id, { establishmentId: establishment.id, at, kind: "mending", title: `${number} ${state === "closed" ? "整改完成" : "已撤销"}`, by, link: `/rectifications/${orderId}` });
    },
  }),
];

/** The loop as the timeline of a shop tells it 时间线：投诉、任务、整改. */
export const loopOnTimeline: readonly Subscriber[] = [...complaints, ...tasks, ...orders];
