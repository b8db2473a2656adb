/** 投诉 asks to settle a dispute; 举报 tells of a suspected breach. One submission holding both becomes two linked cases (Order 121, art. 9). */
export const CASE_KINDS = ["complaint", "report"] as const;
export type CaseKind = (typeof CASE_KINDS)[number];
export const CASE_KIND_LABELS: Record<CaseKind, string> = { complaint: "投诉", report: "举报" };

/** What it is about 问题类别. */
export const CASE_CATEGORIES = ["food", "hygiene", "pests", "foreign_body", "poisoning", "unlicensed", "price", "service", "other"] as const;
export type CaseCategory = (typeof CASE_CATEGORIES)[number];
export const CASE_CATEGORY_LABELS: Record<CaseCategory, string> = {
  food: "食品变质或不合格",
  hygiene: "环境卫生差",
  pests: "有老鼠、蟑螂等",
  foreign_body: "食品中有异物",
  poisoning: "疑似食物中毒",
  unlicensed: "无证经营",
  price: "价格问题",
  service: "服务纠纷",
  other: "其他",
};

/** What a complainant asks for 投诉请求. */
export const CASE_DEMANDS = ["refund", "compensation", "replacement", "apology", "other"] as const;
export type CaseDemand = (typeof CASE_DEMANDS)[number];
export const CASE_DEMAND_LABELS: Record<CaseDemand, string> = { refund: "退款", compensation: "赔偿", replacement: "更换或重作", apology: "说明和道歉", other: "其他" };

/** Statutory grounds for not accepting a complaint 不予受理理由 (Order 121, art. 16). */
export const REFUSAL_GROUNDS = ["not_competent", "handled_elsewhere", "not_consumer", "time_barred", "incomplete_or_false", "identity", "other_law"] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];
export const REFUSAL_GROUND_LABELS: Record<RefusalGround, string> = {
  not_competent: "不属于市场监督管理部门职责，或者本行政机关不具有处理权限",
  handled_elsewhere: "法院、仲裁机构、行政机关、消费者协会等已经受理或者处理过同一纠纷",
  not_consumer: "不是为生活消费需要，或者不能证明与被投诉人存在消费者权益争议",
  time_barred: "自知道或者应当知道权益受到侵害之日起超过三年",
  incomplete_or_false: "未提供规定的材料，或者材料虚假",
  identity: "冒用他人名义，或者拒不配合核验身份",
  other_law: "法律、法规、规章规定的其他不予受理情形",
};

/** How a case ended 办结结果. */
export const CASE_OUTCOMES = ["settled", "mediation_failed", "withdrawn", "filed", "not_filed", "mended", "not_mended", "referred"] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];
export const CASE_OUTCOME_LABELS: Record<CaseOutcome, string> = {
  settled: "达成和解或调解协议",
  mediation_failed: "调解不成，终止调解",
  withdrawn: "投诉人撤回",
  filed: "已立案调查",
  not_filed: "不予立案",
  mended: "已核实，问题已整改",
  not_mended: "已办结，问题尚未解决",
  referred: "移送其他部门",
};

/** How a case of each kind may be closed; a withdrawn one was ended by its complainant. */
export const CASE_OUTCOMES_OF: Record<CaseKind, readonly CaseOutcome[]> = {
  complaint: ["settled", "mediation_failed", "mended", "not_mended", "referred"],
  report: ["filed", "not_filed", "mended", "not_mended", "referred"],
};

/** Who comes to a mediation for the complainant 投诉人一方. */
export const CLAIMANT_SIDES = ["self", "agent", "phone", "absent"] as const;
export type ClaimantSide = (typeof CLAIMANT_SIDES)[number];
export const CLAIMANT_SIDE_LABELS: Record<ClaimantSide, string> = { self: "投诉人本人到场", agent: "委托代理人到场", phone: "投诉人电话参加", absent: "投诉人未参加" };

/** What a verification of a report found 核查结论. */
export const SUBSTANTIATED_LABELS: Record<"yes" | "partly" | "no", string> = { yes: "反映情况属实", partly: "反映情况部分属实", no: "未发现反映的情况" };
