/** Kind of visit 检查类型 (Order 49). */
export const INSPECTION_KINDS = ["routine", "unannounced", "system", "follow_up"] as const;
export type InspectionKind = (typeof INSPECTION_KINDS)[number];
export const INSPECTION_KIND_LABELS: Record<InspectionKind, string> = {
  routine: "日常监督检查",
  unannounced: "飞行检查",
  system: "体系检查",
  follow_up: "整改复查",
};

/** On the spot, or by picture from the centre. */
export const INSPECTION_MODES = ["onsite", "remote"] as const;
export type InspectionMode = (typeof INSPECTION_MODES)[number];
export const INSPECTION_MODE_LABELS: Record<InspectionMode, string> = { onsite: "现场检查", remote: "远程检查" };

/** Verdict on one item 单项结论. */
export const VERDICTS = ["pass", "fail", "not_applicable"] as const;
export type Verdict = (typeof VERDICTS)[number];
export const VERDICT_LABELS: Record<Verdict, string> = { pass: "符合", fail: "不符合", not_applicable: "合理缺项" };

/** Result of a visit by the 2016 rule 检查结果. */
export const VISIT_RESULTS = ["conform", "mostly_conform", "not_conform"] as const;
export type VisitResult = (typeof VISIT_RESULTS)[number];
export const VISIT_RESULT_LABELS: Record<VisitResult, string> = { conform: "符合", mostly_conform: "基本符合", not_conform: "不符合" };

/** What follows from the visit 处理. */
export const HANDLINGS = ["pass", "rectify", "stop", "case"] as const;
export type Handling = (typeof HANDLINGS)[number];
export const HANDLING_LABELS: Record<Handling, string> = { pass: "通过", rectify: "限期整改", stop: "立即停止经营活动", case: "调查处理" };

/** How the record was signed 签字方式: on the screen, on a sheet of paper that is filed, or refused by the shop. */
export const SIGNINGS = ["screen", "paper", "refused"] as const;
export type SigningKind = (typeof SIGNINGS)[number];
export const SIGNING_LABELS: Record<SigningKind, string> = { screen: "双方已在屏幕上签字", paper: "签字见纸质记录", refused: "被检查单位拒绝签字，由见证人证明" };
