/** Dynamic grades 动态等级: the result of one visit. */
export const DYNAMIC_GRADES = ["excellent", "good", "fair"] as const;
export type DynamicGrade = (typeof DYNAMIC_GRADES)[number];

/** What is shown to the public: a dynamic grade, or why there is none. */
export const SHOWN_GRADES = [...DYNAMIC_GRADES, "pending", "blocked"] as const;
export type ShownGrade = (typeof SHOWN_GRADES)[number];
export const SHOWN_GRADE_LABELS: Record<ShownGrade, string> = {
  excellent: "优秀",
  good: "良好",
  fair: "一般",
  pending: "待评定",
  blocked: "暂不评定",
};

/** The face beside the word 脸谱. */
export const FACE_LABELS: Record<ShownGrade, string> = {
  excellent: "大笑",
  good: "微笑",
  fair: "平脸",
  pending: "待评定",
  blocked: "暂不评定",
};

/** Annual grades 年度等级: the mean of the past twelve months. */
export const ANNUAL_GRADES = ["A", "B", "C"] as const;
export type AnnualGrade = (typeof ANNUAL_GRADES)[number];
export const ANNUAL_GRADE_LABELS: Record<AnnualGrade, string> = { A: "A 级（优秀）", B: "B 级（良好）", C: "C 级（一般）" };
