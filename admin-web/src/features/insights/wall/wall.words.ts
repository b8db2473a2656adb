import type { NewsKind } from "../news";

/** One short word for each kind of news on the wall 动态类别. */
export const KIND_WORDS: Record<NewsKind, string> = { grade: "等级", visit: "检查", paid: "支付", scan: "扫码", archive: "档案", alert: "警示", case: "办件", task: "任务", order: "整改" };

export const EMPTY_FEED = "今天还没有动态。投诉举报、任务、检查、整改、等级和支付会实时出现在这里。";
