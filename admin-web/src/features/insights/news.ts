import { SHOWN_GRADE_LABELS, SHOWN_GRADES, type ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { VISIT_RESULT_LABELS, VISIT_RESULTS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatFen } from "@sunshine/domain/kernel/money";

/** A push or a row of the stored feed; both have the same shape. */
export interface NewsSource {
  readonly id: number;
  readonly name: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type NewsKind = "grade" | "visit" | "paid" | "scan" | "archive" | "alert";

/** One line of the live feed 动态, in words. */
export interface News {
  readonly id: number;
  readonly at: string;
  readonly kind: NewsKind;
  readonly shop: string;
  readonly shopId: string | null;
  readonly townCode: string | null;
  readonly text: string;
  readonly grade: ShownGrade | null;
}

type Data = NewsSource["data"];

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);
const gradeOf = (value: unknown): ShownGrade | null => SHOWN_GRADES.find((grade) => grade === value) ?? null;

const visitText = (data: Data): string => {
  const result = VISIT_RESULTS.find((one) => one === data["result"]);
  const fails = numberOf(data["fails"]);
  return `完成检查${result ? `，${VISIT_RESULT_LABELS[result]}` : ""}${fails > 0 ? `，不符合 ${fails} 项` : ""}`;
};

const gradeText = (data: Data): string => {
  const [from, to] = [gradeOf(data["from"]), gradeOf(data["to"])];
  if (!to) return "等级更新";
  return from && from !== to ? `等级由${SHOWN_GRADE_LABELS[from]}变为${SHOWN_GRADE_LABELS[to]}` : `等级评定为${SHOWN_GRADE_LABELS[to]}`;
};

interface Wording {
  readonly kind: NewsKind;
  readonly say: (data: Data) => string;
}

const amount = (data: Data, field: string): string => (typeof data[field] === "number" ? ` ${formatFen(numberOf(data[field]))}` : "");

/** Events that the feed shows, and what it says of each. */
const WORDING: Readonly<Record<string, Wording>> = {
  "scan.recorded.v1": { kind: "scan", say: () => "顾客扫码查看等级" },
  "order.paid.v1": { kind: "paid", say: (data) => `收款${amount(data, "amountFen")}` },
  "order.refunded.v1": { kind: "paid", say: (data) => `退款${amount(data, "refundFen")}` },
  "payment.anomaly_found.v1": { kind: "alert", say: (data) => `支付异常：${text(data["what"]) || "请核对"}` },
  "inspection.submitted.v1": { kind: "visit", say: visitText },
  "inspection.mended.v1": { kind: "visit", say: (data) => `整改 ${numberOf(data["mended"])} 项${numberOf(data["open"]) > 0 ? `，尚有 ${numberOf(data["open"])} 项` : "，全部完成"}` },
  "inspection.voided.v1": { kind: "visit", say: () => "一次检查被作废" },
  "grade.recomputed.v1": { kind: "grade", say: gradeText },
  "accident.recorded.v1": { kind: "alert", say: () => "登记食品安全事故" },
  "establishment.created.v1": { kind: "archive", say: () => "新建档案" },
  "establishment.state_changed.v1": { kind: "archive", say: (data) => ({ open: "恢复营业", suspended: "登记停业", closed: "登记注销" })[text(data["state"])] ?? "状态变更" },
  "establishment.batch_imported.v1": { kind: "archive", say: (data) => `批量导入：新增 ${numberOf(data["created"])} 户，更新 ${numberOf(data["changed"])} 户` },
};

/** Which shop an event is about; the nouns name it a little differently. */
const shopOf = (data: Data): Pick<News, "shop" | "shopId" | "townCode"> => ({
  shop: text(data["establishmentName"]) || text(data["name"]),
  shopId: text(data["establishmentId"]) || null,
  townCode: text(data["townCode"]) || null,
});

/** Puts an event into words; null for events that the feed does not show. */
export const newsOf = ({ id, name, at, data }: NewsSource): News | null => {
  const wording = WORDING[name];
  // A visit that leaves the grade as it was is told by the visit itself.
  if (!wording || (name === "grade.recomputed.v1" && data["changed"] === false)) return null;
  return { id, at, kind: wording.kind, ...shopOf(data), text: wording.say(data), grade: gradeOf(name === "grade.recomputed.v1" ? data["to"] : data["grade"]) };
};

/** Adds news to a feed, each once, newest on top, no longer than `most`. */
export const addNews = (feed: readonly News[], added: readonly News[], most: number): News[] => {
  const known = new Set(feed.map(({ id }) => id));
  return [...added.filter(({ id }) => !known.has(id)), ...feed].sort((a, b) => b.id - a.id).slice(0, most);
};
