import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { OfficerCaseAbility, OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { CASE_OUTCOME_LABELS, CASE_OUTCOMES_OF, REFUSAL_GROUND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { Endpoint } from "@sunshine/domain/kernel/endpoint";
import type { FilterOption } from "../../ui/FilterBar";
import { optionsOf } from "../../ui/options";

/** One field of a move's form. */
export interface MoveField {
  readonly name: string;
  readonly label: string;
  readonly kind: "line" | "text" | "choice";
  readonly required?: string;
  readonly extra?: string;
  readonly max?: number;
  readonly options?: (view: OfficerCaseView) => FilterOption[];
  /** Words to begin with. */
  readonly initial?: (view: OfficerCaseView) => string | undefined;
}

/** One act of the handling officer 办理动作: its button, its form and the endpoint that does it. */
export interface CaseMoveForm {
  readonly ability: Exclude<OfficerCaseAbility, "reveal_identity">;
  readonly label: string;
  readonly done: string;
  readonly endpoint: Endpoint;
  readonly fields: readonly MoveField[];
  readonly primary?: true;
  readonly danger?: true;
  /** From the form's words to what the endpoint takes, where they differ. */
  readonly shape?: (values: Readonly<Record<string, string>>) => Record<string, unknown>;
}

const reason: MoveField = { name: "reason", label: "理由", kind: "text", required: "请填写理由", max: 300 };
const notice = (act: string): MoveField => ({ name: "notice", label: "告知内容", kind: "text", max: 1000, extra: "将告知投诉举报人；花括号中的内容由系统填写", initial: ({ templates }) => templates[act] });

/** Every act of the case page, in the order of its buttons. */
export const CASE_MOVES_FORMS: readonly CaseMoveForm[] = [
  { ability: "accept", label: "受理", done: "已受理", endpoint: complaintApi.accept, primary: true, fields: [{ name: "shopSummary", label: "告知店铺的摘要", kind: "text", max: 500, extra: "不得含有投诉举报人的信息；不填则不告知店铺" }, notice("accept")] },
  { ability: "begin", label: "开始调查处理", done: "已开始调查处理", endpoint: complaintApi.begin, primary: true, fields: [{ name: "text", label: "说明", kind: "text", max: 500 }] },
  { ability: "close", label: "办结", done: "已办结", endpoint: complaintApi.close, primary: true, fields: [
    { name: "outcome", label: "办结结果", kind: "choice", required: "请选择办结结果", options: ({ kind }) => CASE_OUTCOMES_OF[kind].map((value) => ({ value, label: CASE_OUTCOME_LABELS[value] })) },
    { name: "publicSummary", label: "公开的处理结果", kind: "text", required: "请填写公开的处理结果，至少 5 个字", max: 500, extra: "同意公示的案件会显示在店铺公示页，不得含有个人信息" },
    notice("close"),
  ] },
  { ability: "mediate", label: "登记调解", done: "调解记录已登记", endpoint: complaintApi.mediate, fields: [
    { name: "heldAt", label: "调解时间", kind: "line", required: "请填写调解时间，例如 2026-11-23 14:30", extra: "格式：2026-11-23 14:30" },
    { name: "present", label: "到场人员", kind: "line", required: "请填写到场人员", max: 200 },
    { name: "record", label: "调解经过", kind: "text", required: "请填写调解经过", max: 2000 },
    { name: "agreed", label: "调解结果", kind: "choice", required: "请选择调解结果", options: () => [{ value: "yes", label: "达成协议" }, { value: "no", label: "未达成协议" }] },
    { name: "agreement", label: "协议内容", kind: "text", max: 500 },
  ], shape: ({ heldAt = "", agreed, ...rest }) => ({ ...rest, agreed: agreed === "yes", heldAt: `${heldAt.trim().replace(/\s+/, "T")}:00+08:00` }) },
  { ability: "note", label: "记入案卷", done: "已记入案卷", endpoint: complaintApi.note, fields: [
    { name: "text", label: "内容", kind: "text", required: "请填写内容", max: 1000 },
    { name: "tell", label: "告知投诉举报人", kind: "choice", required: "请选择是否告知", options: () => [{ value: "no", label: "不告知，仅内部留存" }, { value: "yes", label: "告知" }], initial: () => "no" },
  ], shape: ({ tell, ...rest }) => ({ ...rest, tell: tell === "yes" }) },
  { ability: "take", label: "由我承办", done: "已由您承办", endpoint: complaintApi.take, fields: [{ name: "reason", label: "说明", kind: "text", max: 300 }] },
  { ability: "request_extension", label: "申请延期", done: "延期申请已提交县局", endpoint: complaintApi.requestExtension, fields: [reason] },
  { ability: "decide_extension", label: "审批延期", done: "延期审批已记录", endpoint: complaintApi.decideExtension, fields: [
    { name: "approve", label: "决定", kind: "choice", required: "请选择是否同意", options: () => [{ value: "yes", label: "同意延期" }, { value: "no", label: "不同意延期" }] },
    { name: "reason", label: "说明", kind: "text", max: 300 },
  ], shape: ({ approve, ...rest }) => ({ ...rest, approve: approve === "yes" }) },
  { ability: "transfer", label: "移送", done: "已移送", endpoint: complaintApi.transfer, fields: [{ name: "to", label: "接收部门", kind: "line", required: "请填写接收部门", max: 60 }, reason, notice("transfer")] },
  { ability: "refuse", label: "不予受理", done: "已作出不予受理决定", endpoint: complaintApi.refuse, danger: true, fields: [
    { name: "ground", label: "法定理由", kind: "choice", required: "请选择法定理由", options: () => optionsOf(REFUSAL_GROUND_LABELS) },
    { name: "explanation", label: "具体说明", kind: "text", required: "请说明理由", max: 500 },
    notice("refuse"),
  ] },
];
