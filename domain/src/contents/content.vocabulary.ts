/** What a check 内容审核 looks at. */
export const CONTENT_KINDS = ["text", "photo"] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** Where it would be read: a diner's review of a meal and the shop's answer, the front photo of a shop. */
export const CONTENT_SUBJECTS = ["review", "review_reply", "shop_photo"] as const;
export type ContentSubject = (typeof CONTENT_SUBJECTS)[number];
export const CONTENT_SUBJECT_LABELS: Record<ContentSubject, string> = { review: "消费评价", review_reply: "商家回复", shop_photo: "门头照" };

/** pending: a machine judges; held: a person should look; superseded: something newer stands in its place. */
export const CONTENT_STATES = ["pending", "held", "published", "withheld", "superseded"] as const;
export type ContentState = (typeof CONTENT_STATES)[number];
export const CONTENT_STATE_LABELS: Record<ContentState, string> = { pending: "正在检测", held: "待人工审核", published: "已发布", withheld: "不予发布", superseded: "已被新内容代替" };

/** Who judged it: the county's word list, WeChat, an officer. */
export const CONTENT_JUDGES = ["words", "wechat", "officer"] as const;
export type ContentJudge = (typeof CONTENT_JUDGES)[number];
export const CONTENT_JUDGE_LABELS: Record<ContentJudge, string> = { words: "词表", wechat: "微信内容安全", officer: "监管人员" };
