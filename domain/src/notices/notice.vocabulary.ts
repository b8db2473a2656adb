/** What a notice is about 通知类别. */
export const NOTICE_KINDS = ["alarm", "complaint", "dispatch", "inspection", "rectification", "grade", "payment", "archive"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
export const NOTICE_KIND_LABELS: Record<NoticeKind, string> = {
  alarm: "预警",
  complaint: "投诉举报",
  dispatch: "指挥调度",
  inspection: "监督检查",
  rectification: "责令整改",
  grade: "量化等级",
  payment: "支付评价",
  archive: "单位档案",
};

/** Whose inbox 收件箱: an officer's, a diner's own, or that of one person of one shop. */
export const INBOXES = ["officer", "diner", "shop"] as const;
export type Inbox = (typeof INBOXES)[number];

/** Who may be told of an event 通知对象; which of them are, says the configuration. */
export const NOTICE_PARTIES = ["claimant", "followers", "payer", "shop", "handler", "assignee", "former", "rostered", "importer", "station", "bureau", "centre"] as const;
export type NoticeParty = (typeof NOTICE_PARTIES)[number];
export const NOTICE_PARTY_LABELS: Record<NoticeParty, string> = {
  claimant: "the complainant",
  followers: "followers",
  payer: "the diner who paid",
  shop: "the shop's people",
  handler: "the officer in charge",
  assignee: "the officer whose task it is",
  former: "the officer who had it",
  rostered: "the officers on the roster",
  importer: "the officer who imports",
  station: "the station of the town",
  bureau: "the bureau",
  centre: "the command centre",
};

/** What a notice leads to 通知指向的记录. */
export const NOTICE_LINKS = ["case", "followed", "task", "rectification", "inspection", "establishment", "order", "import", "roster", "honour"] as const;
export type NoticeLink = (typeof NOTICE_LINKS)[number];

/** Our names of the subscribe messages of WeChat 订阅消息模板; their ids come from the settings. */
export const SUBSCRIBE_TEMPLATES = ["case_progress", "shop_duty", "refund_result"] as const;
export type SubscribeTemplate = (typeof SUBSCRIBE_TEMPLATES)[number];

/** What a person answered when asked for one more message 订阅授权结果. */
export const CONSENT_ANSWERS = ["accept", "reject", "ban", "filter"] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];
