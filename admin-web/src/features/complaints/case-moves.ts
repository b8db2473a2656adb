import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { OfficerCaseAbility, OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { CASE_OUTCOME_LABELS, CASE_OUTCOMES_OF, CLAIMANT_SIDE_LABELS, REFUSAL_GROUND_LABELS, SUBSTANTIATED_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { Endpoint } from "@sunshine/domain/kernel/endpoint";
import type { FilterOption } from "../../ui/FilterBar";
import { optionsOf } from "../../ui/options";

/** What a form holds, by field; photos are ids. */
export type MoveValues = Readonly<Record<string, unknown>>;

/** One field of a move's form. */
export interface MoveField {
  readonly name: string;
  readonly label: string;
  readonly kind: "line" | "text" | "choice" | "town" | "day" | "moment" | "photos";
  readonly required?: string;
  readonly extra?: string;
  readonly max?: number;
  readonly options?: (view: OfficerCaseView) => FilterOption[];
  /** Words to begin with. */
  readonly initial?: (view: OfficerCaseView) => string | undefined;
  /** Asked only then. */
  readonly when?: (values: MoveValues, view: OfficerCaseView) => boolean;
}

/** One act of the handling officer 办理动作: its button, its form and the endpoint that does it. */
export interface CaseMoveForm {
  readonly ability: Exclude<OfficerCaseAbility, "reveal_identity" | "merge" | "link_inspection">;
  readonly label: string;
  readonly done: string;
  readonly endpoint: Endpoint;
  readonly fields: readonly MoveField[];
  readonly primary?: true;
  readonly danger?: true;
  /** What will happen, and who hears of it. */
  readonly hint?: (view: OfficerCaseView) => string | null;
  /** From the form's words to what the endpoint takes, where they differ. */
  readonly shape?: (values: MoveValues) => MoveValues;
}

const YES_NO = (yes: string, no: string): FilterOption[] => [{ value: "yes", label: yes }, { value: "no", label: no }];
const isYes = (value: unknown): boolean => value === "yes";
const reason: MoveField = { name: "reason", label: "理由", kind: "text", required: "请填写理由", max: 300 };
const notice = (act: string, when?: MoveField["when"]): MoveField => ({
  name: "notice", label: "告知内容", kind: "text", max: 1000, extra: "将按此告知投诉举报人并存入案卷，可以修改；花括号中的内容由系统填写", initial: ({ templates }) => templates[act], ...(when && { when }),
});
const noticeIfFiled = notice("file", ({ file }) => isYes(file));
const hasShop = (_: MoveValues, { establishmentId }: OfficerCaseView): boolean => establishmentId !== null;

const ACCEPT: CaseMoveForm = {
  ability: "accept", label: "受理", done: "已受理并告知投诉举报人", endpoint: complaintApi.accept, primary: true,
  hint: ({ kind, establishmentId }) => (kind === "complaint" && establishmentId !== null ? "受理后，店铺会看到您写的摘要，看不到投诉人和原话。" : null),
  fields: [{ name: "shopSummary", label: "告知店铺的摘要", kind: "text", max: 500, extra: "用您自己的话写，不得含有投诉举报人的信息；举报可以不告知", when: hasShop }, notice("accept")],
};

const CLOSE: CaseMoveForm = {
  ability: "close", label: "办结", done: "已办结并告知", endpoint: complaintApi.close, primary: true,
  hint: ({ shopSummary }) => (shopSummary === null ? null : "办结结果和公开的处理结果会同时告知店铺和关注的人。"),
  fields: [
    { name: "outcome", label: "办结结果", kind: "choice", required: "请选择办结结果", options: ({ kind }) => CASE_OUTCOMES_OF[kind].map((value) => ({ value, label: CASE_OUTCOME_LABELS[value] })) },
    { name: "publicSummary", label: "公开的处理结果", kind: "text", required: "请填写公开的处理结果，至少 5 个字", max: 500, extra: "同意公示的案件会显示在店铺公示页，不得含有个人信息" },
    notice("close"),
  ],
};

const VERIFY: CaseMoveForm = {
  ability: "verify", label: "登记核查", done: "核查情况已记入案卷", endpoint: complaintApi.verify, primary: true,
  hint: () => "核查情况只存入案卷；举报人只会看到“已经核查”。",
  fields: [
    { name: "verifiedOn", label: "核查日期", kind: "day", required: "请选择核查日期" },
    { name: "substantiated", label: "核查结论", kind: "choice", required: "请选择核查结论", options: () => optionsOf(SUBSTANTIATED_LABELS) },
    { name: "text", label: "核查情况", kind: "text", required: "请写明核查情况", max: 1000 },
    { name: "evidenceIds", label: "现场照片和视频", kind: "photos" },
  ],
};

const FILING: CaseMoveForm = {
  ability: "decide_filing", label: "是否立案", done: "立案决定已记录", endpoint: complaintApi.decideFiling, primary: true,
  fields: [
    { name: "file", label: "决定", kind: "choice", required: "请选择是否立案", options: () => YES_NO("立案调查", "不予立案，同时办结") },
    { name: "reason", label: "理由", kind: "text", required: "请写明理由，至少 4 个字", max: 500 },
    { name: "publicSummary", label: "公开的处理结果", kind: "text", required: "请填写公开的处理结果，至少 5 个字", max: 500, extra: "不得含有个人信息", when: ({ file }) => file === "no" },
    noticeIfFiled,
  ],
  shape: ({ file, ...rest }) => ({ ...rest, file: isYes(file) }),
};

const MEDIATE: CaseMoveForm = {
  ability: "mediate", label: "登记调解", done: "调解记录已登记，可打印后由双方签字", endpoint: complaintApi.mediate,
  hint: () => "记录中不要写投诉人的姓名和电话，打印后由本人签名。投诉人会看到是否达成一致和协议内容。",
  fields: [
    { name: "heldAt", label: "调解时间", kind: "moment", required: "请选择调解时间" },
    { name: "place", label: "调解地点", kind: "line", max: 60 },
    { name: "claimantSide", label: "投诉人一方", kind: "choice", required: "请选择", options: () => optionsOf(CLAIMANT_SIDE_LABELS), initial: () => "self" },
    { name: "present", label: "被投诉方及其他到场人员", kind: "line", required: "请填写到场人员", max: 200 },
    { name: "claims", label: "投诉人的请求和理由", kind: "text", max: 500 },
    { name: "statement", label: "被投诉人的陈述", kind: "text", max: 1000 },
    { name: "record", label: "调解经过", kind: "text", required: "请填写调解经过", max: 2000 },
    { name: "agreed", label: "调解结果", kind: "choice", required: "请选择调解结果", options: () => YES_NO("达成协议", "未达成协议") },
    { name: "agreement", label: "协议内容", kind: "text", required: "请填写达成的协议", max: 500, when: ({ agreed }) => isYes(agreed) },
  ],
  shape: ({ agreed, ...rest }) => ({ ...rest, agreed: isYes(agreed) }),
};

const NOTE: CaseMoveForm = {
  ability: "note", label: "记入案卷", done: "已记入案卷", endpoint: complaintApi.note,
  fields: [
    { name: "text", label: "内容", kind: "text", required: "请填写内容", max: 1000 },
    { name: "tell", label: "告知投诉举报人", kind: "choice", required: "请选择是否告知", options: () => YES_NO("告知", "不告知，仅内部留存"), initial: () => "no" },
    { name: "evidenceIds", label: "照片和视频", kind: "photos" },
  ],
  shape: ({ tell, ...rest }) => ({ ...rest, tell: isYes(tell) }),
};

/** Every act of the case page, in the order of its buttons. */
export const CASE_MOVES_FORMS: readonly CaseMoveForm[] = [
  ACCEPT,
  { ability: "begin", label: "开始调查处理", done: "已开始调查处理", endpoint: complaintApi.begin, primary: true, fields: [{ name: "text", label: "说明", kind: "text", max: 500, extra: "投诉举报人会看到" }] },
  FILING,
  VERIFY,
  CLOSE,
  { ability: "take", label: "由我承办", done: "已由您承办", endpoint: complaintApi.take, fields: [{ name: "reason", label: "说明", kind: "text", max: 300 }] },
  MEDIATE,
  NOTE,
  { ability: "decide_extension", label: "审批延期", done: "延期审批已记录", endpoint: complaintApi.decideExtension, fields: [
    { name: "approve", label: "决定", kind: "choice", required: "请选择是否同意", options: () => YES_NO("同意延期", "不同意延期") },
    { name: "reason", label: "说明", kind: "text", max: 300 },
  ], shape: ({ approve, ...rest }) => ({ ...rest, approve: isYes(approve) }) },
  { ability: "request_extension", label: "申请延期", done: "延期申请已提交县局", endpoint: complaintApi.requestExtension, fields: [reason] },
  { ability: "redirect", label: "转交其他乡镇", done: "已转交，期限继续计算", endpoint: complaintApi.redirect, hint: () => "转交后由接收乡镇的市场监管所办理，期限继续计算。", fields: [{ name: "townCode", label: "转交到", kind: "town", required: "请选择乡镇" }, reason] },
  { ability: "transfer", label: "移送", done: "已移送并告知", endpoint: complaintApi.transfer, hint: () => "移送后本局不再办理，由接收部门答复。", fields: [{ name: "to", label: "接收部门", kind: "line", required: "请填写接收部门", max: 60 }, reason, notice("transfer")] },
  { ability: "refuse", label: "不予受理", done: "已作出不予受理决定并告知", endpoint: complaintApi.refuse, danger: true, fields: [
    { name: "ground", label: "法定理由", kind: "choice", required: "请选择法定理由", options: () => optionsOf(REFUSAL_GROUND_LABELS) },
    { name: "explanation", label: "具体说明", kind: "text", required: "请说明理由", max: 500 },
    notice("refuse"),
  ] },
];

/** Moves that the officer may make, the one to begin with first: what is most next stands alone, the rest behind it. */
export const movesOf = (view: OfficerCaseView): { readonly next: CaseMoveForm | null; readonly near: readonly CaseMoveForm[]; readonly more: readonly CaseMoveForm[] } => {
  const allowed = CASE_MOVES_FORMS.filter(({ ability }) => view.abilities.includes(ability));
  const next = allowed.find(({ primary }) => primary) ?? null;
  const rest = allowed.filter((one) => one !== next);
  return { next, near: rest.slice(0, 3), more: rest.slice(3) };
};

/** What is sent of a form: nothing that was not asked, nothing that was left empty. */
export const sentValues = ({ fields, shape }: CaseMoveForm, given: MoveValues, view: OfficerCaseView): MoveValues => {
  const asked = fields.filter(({ when }) => !when || when(given, view)).map(({ name }) => name);
  const filled = Object.fromEntries(Object.entries(given).filter(([name, value]) => asked.includes(name) && value !== undefined && value !== null && value !== "" && !(typeof value === "string" && value.trim() === "")));
  return shape ? shape(filled) : filled;
};
