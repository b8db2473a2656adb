/** What rings in the command centre 警情类别. */
export const ALARM_KINDS = ["cluster", "emergency_task", "unaccepted_task"] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];
export const ALARM_KIND_LABELS: Record<AlarmKind, string> = { cluster: "疑似聚集性食物中毒", emergency_task: "紧急任务", unaccepted_task: "无人接单" };
