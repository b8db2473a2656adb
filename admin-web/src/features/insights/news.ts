import { SHOWN_GRADES, type ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { NEWS_WORDING, type NewsKind } from "./news.wording";

/** A push or a row of the stored feed; both have the same shape. */
export interface NewsSource {
  readonly id: number;
  readonly name: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type { NewsKind } from "./news.wording";

/** What a line of the feed opens. */
export type RecordKind = "case" | "task" | "order" | "inspection" | "shop";
export interface RecordRef {
  readonly kind: RecordKind;
  readonly id: string;
}

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
  readonly record: RecordRef | null;
}

type Data = NewsSource["data"];

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const gradeOf = (value: unknown): ShownGrade | null => SHOWN_GRADES.find((grade) => grade === value) ?? null;

/** Which shop or place an event is about; the nouns name it a little differently. */
const shopOf = (data: Data): Pick<News, "shop" | "shopId" | "townCode"> => ({
  shop: text(data["establishmentName"]) || text(data["placeName"]) || text(data["name"]),
  shopId: text(data["establishmentId"]) || null,
  townCode: text(data["townCode"]) || null,
});

/** The record of an event: by the field that names it, the most particular first. */
const RECORDS: readonly (readonly [field: string, kind: RecordKind])[] = [["taskId", "task"], ["orderId", "order"], ["caseId", "case"], ["inspectionId", "inspection"], ["establishmentId", "shop"]];

const recordOf = (name: string, data: Data): RecordRef | null => {
  // An order of a diner is money, not an order to rectify.
  const fits = RECORDS.find(([field]) => text(data[field]) !== "" && (field !== "orderId" || name.startsWith("rectification.")));
  return fits ? { kind: fits[1], id: text(data[fits[0]]) } : null;
};

/** Puts an event into words; null for events that the feed does not show. */
export const newsOf = ({ id, name, at, data }: NewsSource): News | null => {
  const wording = NEWS_WORDING[name];
  // A visit that leaves the grade as it was is told by the visit itself.
  if (!wording || (name === "grade.recomputed.v1" && data["changed"] === false)) return null;
  return { id, at, kind: wording.kind, ...shopOf(data), text: wording.say(data), grade: gradeOf(name === "grade.recomputed.v1" ? data["to"] : data["grade"]), record: recordOf(name, data) };
};

/** Adds news to a feed, each once, newest on top, no longer than `most`. */
export const addNews = (feed: readonly News[], added: readonly News[], most: number): News[] => {
  const known = new Set(feed.map(({ id }) => id));
  return [...added.filter(({ id }) => !known.has(id)), ...feed].sort((a, b) => b.id - a.id).slice(0, most);
};

