import type { CaseRef } from "@sunshine/domain/complaints/complaint.events";
import type { TaskRef } from "@sunshine/domain/dispatches/dispatch.events";
import type { EventName, EventPayload } from "@sunshine/domain/events";
import type { RectificationRef } from "@sunshine/domain/rectifications/rectification.events";
import { actorsAround, OWN_TOWN } from "../../../testing/actors";

const { stationOfficer, bureauOfficer, diner } = actorsAround(1);
const ID = "0123456789abcdef";

export const shop = (id = 1) => ({ id, publicId: ID, name: "千岛湖鱼味馆", townCode: OWN_TOWN });

export const caseOf = (own: Partial<CaseRef> = {}): CaseRef => ({
  caseId: ID, number: "TS20261123-0001", kind: "complaint", category: "foreign_body", state: "received", townCode: OWN_TOWN, placeName: "千岛湖鱼味馆", lng: null, lat: null,
  establishment: shop(), accountId: diner.accountId, handlerId: stationOfficer.officerId, deadlineOn: "2026-12-02", ...own,
});

export const taskOf = (own: Partial<TaskRef> = {}): TaskRef => ({
  taskId: ID, number: "DD20261123-0001", what: "到店核查异物投诉", urgency: "urgent", state: "assigned", source: { kind: "manual", ref: null }, townCode: OWN_TOWN, placeName: "千岛湖鱼味馆",
  lng: null, lat: null, establishment: shop(), assigneeId: stationOfficer.officerId, assigneeName: "测试员3", sceneBy: "2026-11-23T02:20:00.000Z", by: "程晓岚", ...own,
});

export const orderOf = (own: Partial<RectificationRef> = {}): RectificationRef => ({
  establishment: shop(), orderId: ID, number: "ZG20261123-0001", inspectionId: ID, state: "issued", dueOn: "2026-12-07", findings: 3, open: 2, by: "方子衡", ...own,
});

const payment = (own: { accountId?: number } = {}) => ({ establishment: shop(), orderId: ID, accountId: diner.accountId, amountFen: 8800, place: "1 号收银台", ...own });
const honour = { establishment: shop(), honourId: ID, list: "black" as const, state: "proposed" as const, ground: "order_overdue" as const, reason: "整改逾期未改", by: "章明远" };
const formerId = bureauOfficer.officerId;

/** Several of each event that somebody is told of, so that each sentence of the configuration is said. */
export const SAMPLES: { readonly [N in EventName]?: readonly EventPayload<N>[] } = {
  "complaint.submitted.v1": [{ ...caseOf(), urgent: true }, { ...caseOf({ kind: "report" }), urgent: false }],
  "complaint.accepted.v1": [{ ...caseOf(), shopSummary: "菜品中有异物，请保留监控和进货记录" }],
  "complaint.refused.v1": [{ ...caseOf(), ground: "不属于市场监督管理部门职责，或者本行政机关不具有处理权限" }],
  "complaint.transferred.v1": [{ ...caseOf(), to: "县综合行政执法局" }],
  "complaint.redirected.v1": [{ ...caseOf(), fromTownCode: "330127108" }],
  "complaint.merged.v1": [{ ...caseOf(), intoId: ID }],
  "complaint.handler_changed.v1": [caseOf()],
  "complaint.progressed.v1": [{ ...caseOf(), title: "已安排人员到现场" }],
  "complaint.supplemented.v1": [caseOf(), caseOf({ handlerId: null })],
  "complaint.extension_requested.v1": [caseOf()],
  "complaint.extension_decided.v1": [{ ...caseOf(), approved: true }, { ...caseOf(), approved: false }],
  "complaint.closed.v1": [{ ...caseOf(), outcome: "settled", publicSummary: "经调解退还餐费。", toldShop: true, followerIds: [diner.accountId + 1000] }],
  "complaint.withdrawn.v1": [caseOf(), caseOf({ handlerId: null, deadlineOn: null })],
  "complaint.rated.v1": [{ ...caseOf(), stars: 2, solved: false }, { ...caseOf(), stars: 5, solved: true }],
  "complaint.reopened.v1": [{ ...caseOf(), toldShop: true }, { ...caseOf({ handlerId: null }), toldShop: false }],
  "complaint.escalated.v1": [{ ...caseOf(), level: 1, to: "handler", label: "期限将至" }, { ...caseOf(), level: 2, to: "station", label: "已经逾期" }, { ...caseOf(), level: 3, to: "bureau", label: "逾期三天" }],
  "cluster.detected.v1": [{ clusterId: ID, establishment: shop(), placeName: "千岛湖鱼味馆", townCode: OWN_TOWN, lng: null, lat: null, caseIds: [ID, "1123456789abcdef"] }],
  "dispatch.assigned.v1": [{ ...taskOf({ urgency: "emergency" }), formerId }, { ...taskOf(), formerId: null }],
  "dispatch.refused.v1": [{ ...taskOf(), formerId, reason: "正在别处处置" }],
  "dispatch.finished.v1": [{ ...taskOf(), result: "已责令当场改正", inspectionId: null }],
  "dispatch.recalled.v1": [{ ...taskOf(), formerId, reason: "另有安排" }],
  "dispatch.cancelled.v1": [{ ...taskOf(), formerId, reason: "不再需要" }],
  "dispatch.escalated.v1": [{ ...taskOf(), rung: 1, to: "centre", label: "无人接受任务，请指挥中心改派" }, { ...taskOf(), rung: 2, to: "bureau", label: "仍无人接受任务，请县局督办" }],
  "dispatch.message_sent.v1": [{ ...taskOf(), senderId: stationOfficer.officerId }, { ...taskOf(), senderId: 5 }],
  "duty.roster_changed.v1": [{ on: "2026-11-24", by: "程晓岚", officerIds: [stationOfficer.officerId] }],
  "inspection.submitted.v1": [
    { establishment: shop(), inspectionId: ID, visitedOn: "2026-11-23", dynamicScore: 9.5, keyFails: 0, fails: 0, result: "conform", grade: "excellent", mode: "onsite", handling: "pass", open: 0, taskId: null, by: "方子衡" },
    { establishment: shop(), inspectionId: ID, visitedOn: "2026-11-23", dynamicScore: 7, keyFails: 1, fails: 3, result: "mostly_conform", grade: "good", mode: "onsite", handling: "rectify", open: 3, taskId: null, by: "方子衡" },
  ],
  "inspection.voided.v1": [{ establishment: shop(), inspectionId: ID, on: "2026-11-23", reason: "录入错误", by: "方子衡" }],
  "rectification.issued.v1": [orderOf()],
  "rectification.answered.v1": [{ ...orderOf(), answered: 2 }],
  "rectification.reviewed.v1": [{ ...orderOf(), accepted: 1, returned: 1 }, { ...orderOf(), accepted: 1, returned: 0 }],
  "rectification.closed.v1": [{ ...orderOf({ open: 0 }), on: "2026-11-30" }],
  "rectification.extension_requested.v1": [{ ...orderOf(), until: "2026-12-20" }],
  "rectification.extension_decided.v1": [{ ...orderOf(), until: "2026-12-20", approved: true }, { ...orderOf(), until: "2026-12-20", approved: false }],
  "rectification.reminded.v1": [{ ...orderOf(), rung: 1, label: "整改期限将至，请完成整改并提交情况" }],
  "rectification.escalated.v1": [{ ...orderOf(), rung: 3, to: "station", label: "整改已逾期，请督促", workdaysOverdue: 1 }, { ...orderOf(), rung: 4, to: "bureau", label: "整改逾期三个工作日，请县局督办", workdaysOverdue: 3 }],
  "rectification.cancelled.v1": [{ ...orderOf(), reason: "原检查记录已作废" }],
  "grade.recomputed.v1": [{ establishment: shop(), from: "good", to: "excellent", annual: "A", lastVisitOn: "2026-11-23", blockedUntil: null, changed: true }],
  "honour.noticed.v1": [{ ...honour, until: "2026-12-05" }],
  "honour.stated.v1": [honour],
  "honour.listed.v1": [{ ...honour, from: "2026-12-10", to: "2027-03-10" }],
  "honour.dropped.v1": [{ ...honour, why: "已整改到位，不再列入", toldShop: true }],
  "honour.ended.v1": [{ ...honour, ending: "expired", on: "2027-03-10" }],
  "accident.recorded.v1": [{ establishment: shop(), on: "2026-11-20", note: "食物中毒", by: "章明远" }],
  "establishment.state_changed.v1": [{ establishment: shop(), by: "方子衡", state: "suspended", reason: "停业装修" }],
  "establishment.import_progressed.v1": [
    { importId: ID, officerId: bureauOfficer.officerId, state: "applied", done: 300, total: 300 },
    { importId: ID, officerId: bureauOfficer.officerId, state: "failed", done: 0, total: null },
  ],
  "order.refunded.v1": [{ ...payment(), refundFen: 8800, state: "success" }, { ...payment(), refundFen: 8800, state: "abnormal" }],
  "order.reviewed.v1": [{ ...payment(), stars: 4 }],
  "payment.anomaly_found.v1": [{ establishment: shop(), orderId: ID, what: "通知的金额与订单不一致" }, { establishment: null, orderId: null, what: "收到未知订单的通知" }],
};
