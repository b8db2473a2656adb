import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS, CASE_OUTCOME_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { SHOWN_GRADE_LABELS, SHOWN_GRADES } from "@sunshine/domain/grades/grade.vocabulary";
import { VISIT_RESULT_LABELS, VISIT_RESULTS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatFen } from "@sunshine/domain/kernel/money";

export type NewsKind = "grade" | "visit" | "paid" | "scan" | "archive" | "alert" | "case" | "task" | "order";

type Data = Readonly<Record<string, unknown>>;

interface Wording {
  readonly kind: NewsKind;
  readonly say: (data: Data) => string;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);
const labelled = (labels: Readonly<Record<string, string>>, value: unknown): string => labels[text(value)] ?? "";
const amount = (data: Data, field: string): string => (typeof data[field] === "number" ? ` ${formatFen(numberOf(data[field]))}` : "");
const gradeOf = (value: unknown) => SHOWN_GRADES.find((grade) => grade === value) ?? null;

const visitText = (data: Data): string => {
  const result = VISIT_RESULTS.find((one) => one === data["result"]);
  const fails = numberOf(data["fails"]);
  return `完成检查${result ? `，${VISIT_RESULT_LABELS[result]}` : ""}${fails > 0 ? `，不符合 ${fails} 项` : ""}`;
};

const gradeText = (data: Data): string => {
  const [from, to] = [gradeOf(data["from"]), gradeOf(data["to"])];
  if (!to) return "等级更新";
  return from && from !== to ? `等级由${SHOWN_GRADE_LABELS[from]}变为${SHOWN_GRADE_LABELS[to]}` : `等级评定为${SHOWN_GRADE_LABELS[to]}`;
};

const about = (data: Data): string => [labelled(CASE_KIND_LABELS, data["kind"]), labelled(CASE_CATEGORY_LABELS, data["category"])].filter(Boolean).join(" · ");
const ofCase = (what: (data: Data) => string): Wording => ({ kind: "case", say: (data) => `${what(data)}（${about(data)}）` });
const ofTask = (what: (data: Data) => string): Wording => ({ kind: "task", say: (data) => `${what(data)}：${text(data["what"])}` });
const ofOrder = (what: (data: Data) => string): Wording => ({ kind: "order", say: what });
const who = (data: Data): string => text(data["assigneeName"]);

const CASES: Readonly<Record<string, Wording>> = {
  "complaint.submitted.v1": ofCase((data) => (data["urgent"] === true ? "收到紧急诉求" : "收到新诉求")),
  "complaint.accepted.v1": ofCase(() => "已受理"),
  "complaint.refused.v1": ofCase(() => "不予受理"),
  "complaint.transferred.v1": ofCase(() => "移送其他部门"),
  "complaint.redirected.v1": ofCase(() => "转交其他乡镇"),
  "complaint.merged.v1": ofCase(() => "并案办理"),
  "complaint.supplemented.v1": ofCase(() => "收到补充材料"),
  "complaint.shop_stated.v1": ofCase(() => "单位已说明情况"),
  "complaint.shop_replied.v1": ofCase(() => "单位公开回应"),
  "complaint.closed.v1": ofCase((data) => `办结，${labelled(CASE_OUTCOME_LABELS, data["outcome"])}`),
  "complaint.withdrawn.v1": ofCase(() => "诉求已撤回"),
  "complaint.rated.v1": ofCase((data) => `收到评价 ${numberOf(data["stars"])} 星，${data["solved"] === true ? "已解决" : "未解决"}`),
  "complaint.reopened.v1": ofCase(() => "申请重新办理"),
  "complaint.escalated.v1": ofCase((data) => text(data["label"]) || "期限提醒"),
  "cluster.detected.v1": { kind: "alert", say: (data) => `疑似聚集性食物中毒，${Array.isArray(data["caseIds"]) ? data["caseIds"].length : 0} 件` },
};

const TASKS: Readonly<Record<string, Wording>> = {
  "dispatch.raised.v1": ofTask(() => "下达任务"),
  "dispatch.assigned.v1": ofTask((data) => `指派给${who(data)}`),
  "dispatch.accepted.v1": ofTask((data) => `${who(data)}已接受`),
  "dispatch.refused.v1": ofTask((data) => `被退回，${text(data["reason"])}`),
  "dispatch.departed.v1": ofTask((data) => `${who(data)}已出发`),
  "dispatch.arrived.v1": ofTask((data) => `${who(data)}到场，用时 ${numberOf(data["minutesToScene"])} 分钟${data["promiseKept"] === false ? "，超过承诺" : ""}`),
  "dispatch.finished.v1": ofTask((data) => `${who(data)}办结`),
  "dispatch.recalled.v1": ofTask(() => "撤回指派"),
  "dispatch.cancelled.v1": ofTask(() => "任务取消"),
  "dispatch.escalated.v1": { kind: "alert", say: (data) => `${text(data["number"])} ${text(data["label"])}` },
};

const ORDERS: Readonly<Record<string, Wording>> = {
  "rectification.issued.v1": ofOrder((data) => `责令整改 ${numberOf(data["findings"])} 项`),
  "rectification.answered.v1": ofOrder(() => "单位反馈整改情况"),
  "rectification.reviewed.v1": ofOrder((data) => `核查整改${numberOf(data["returned"]) > 0 ? `，退回 ${numberOf(data["returned"])} 项` : "，通过"}`),
  "rectification.closed.v1": ofOrder(() => "整改全部完成"),
  "rectification.extension_requested.v1": ofOrder(() => "申请延期整改"),
  "rectification.escalated.v1": ofOrder((data) => text(data["label"]) || "整改超期"),
};

/** Events that the feed shows, and what it says of each 动态措辞; a case is told by kind and category, never by its words. */
export const NEWS_WORDING: Readonly<Record<string, Wording>> = {
  "scan.recorded.v1": { kind: "scan", say: () => "顾客扫码查看等级" },
  "order.paid.v1": { kind: "paid", say: (data) => `收款${amount(data, "amountFen")}` },
  "order.refunded.v1": { kind: "paid", say: (data) => `退款${amount(data, "refundFen")}` },
  "payment.anomaly_found.v1": { kind: "alert", say: (data) => `支付异常：${text(data["what"]) || "请核对"}` },
  "inspection.submitted.v1": { kind: "visit", say: visitText },
  "inspection.mended.v1": { kind: "visit", say: (data) => `整改 ${numberOf(data["mended"])} 项${numberOf(data["open"]) > 0 ? `，尚有 ${numberOf(data["open"])} 项` : "，全部完成"}` },
  "inspection.voided.v1": { kind: "visit", say: () => "一次检查被作废" },
  "grade.recomputed.v1": { kind: "grade", say: gradeText },
  "accident.recorded.v1": { kind: "alert", say: () => "登记食品安全事故" },
  "establishment.created.v1": { kind: "archive", say: () => "新建档案" },
  "establishment.state_changed.v1": { kind: "archive", say: (data) => ({ open: "恢复营业", suspended: "登记停业", closed: "登记注销" })[text(data["state"])] ?? "状态变更" },
  "establishment.batch_imported.v1": { kind: "archive", say: (data) => `批量导入：新增 ${numberOf(data["created"])} 户，更新 ${numberOf(data["changed"])} 户` },
  ...CASES,
  ...TASKS,
  ...ORDERS,
};
