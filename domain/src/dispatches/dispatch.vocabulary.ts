/** How urgent a task is 紧急程度. */
export const URGENCIES = ["emergency", "urgent", "routine"] as const;
export type Urgency = (typeof URGENCIES)[number];
export const URGENCY_LABELS: Record<Urgency, string> = { emergency: "紧急", urgent: "加急", routine: "一般" };

/** What a task comes from 任务来源; the record keeps the number of the source alone, never a complainant. */
export const TASK_SOURCES = ["manual", "complaint", "anomaly", "rectification"] as const;
export type TaskSource = (typeof TASK_SOURCES)[number];
export const TASK_SOURCE_LABELS: Record<TaskSource, string> = { manual: "人工下达", complaint: "投诉举报", anomaly: "预警", rectification: "责令整改" };
