/** The two lists 红黑榜: local publicity without further sanctions; there is no national rule. */
export const HONOUR_LISTS = ["red", "black"] as const;
export type HonourList = (typeof HONOUR_LISTS)[number];
export const HONOUR_LIST_LABELS: Record<HonourList, string> = { red: "红榜", black: "黑榜" };

/** Facts on which an entry may stand 列入情形: final, and public already. */
export const HONOUR_GROUNDS = ["annual_a", "visit_failed", "order_overdue", "penalty", "sample_failed"] as const;
export type HonourGround = (typeof HONOUR_GROUNDS)[number];
export const HONOUR_GROUND_LABELS: Record<HonourGround, string> = {
  annual_a: "年度等级 A 级且近一年无违规",
  visit_failed: "监督检查结果不符合",
  order_overdue: "责令整改逾期未改",
  penalty: "受到行政处罚",
  sample_failed: "监督抽检不合格",
};

/** Which facts lead to which list. */
export const GROUNDS_OF: Record<HonourList, readonly HonourGround[]> = { red: ["annual_a"], black: ["visit_failed", "order_overdue", "penalty", "sample_failed"] };

/** Facts that the system does not hold itself: the officer names the document 需填写文书号. */
export const DOCUMENTED_GROUNDS: readonly HonourGround[] = ["penalty", "sample_failed"];

/** How grave the underlying fact is 失信程度; what is slight is not published at all (信用修复管理办法). */
export const HONOUR_GRAVITIES = ["general", "serious"] as const;
export type HonourGravity = (typeof HONOUR_GRAVITIES)[number];
export const HONOUR_GRAVITY_LABELS: Record<HonourGravity, string> = { general: "一般", serious: "严重" };

/** Why an entry ended 移出原因. */
export const HONOUR_ENDINGS = ["expired", "mended", "repaired", "lapsed", "withdrawn"] as const;
export type HonourEnding = (typeof HONOUR_ENDINGS)[number];
export const HONOUR_ENDING_LABELS: Record<HonourEnding, string> = {
  expired: "公示期满",
  mended: "已整改到位",
  repaired: "信用修复",
  lapsed: "不再符合列入条件",
  withdrawn: "撤销列入决定",
};

/** Endings that an officer decides; the others follow by rule. */
export const DECIDED_ENDINGS = ["repaired", "withdrawn"] as const;
