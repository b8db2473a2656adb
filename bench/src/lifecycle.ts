import { randomBytes } from "node:crypto";
import { CATEGORY_TREE } from "@sunshine/config/complaints";
import { questionsOf } from "@sunshine/domain/complaints/categories";
import type { CaseCategory } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { Answer, Send } from "./http-client";
import type { Latencies } from "./latencies";
import { headersOf, type CountySizes } from "./complaint-people";

/** What the load needs of the county: towns in the order in which people and places are spread over them. */
export interface County extends CountySizes {
  readonly towns: number;
}

const CATEGORIES: readonly CaseCategory[] = ["food", "food", "hygiene", "hygiene", "pests", "foreign_body", "price", "service", "other"];
/** Of so many cases one is a suspected poisoning, which looks for a cluster. */
const POISONING_EVERY = 50;

const any = (count: number): number => 1 + Math.floor(Math.random() * count);

const answersOf = (category: CaseCategory): Record<string, string> =>
  Object.fromEntries(questionsOf(CATEGORY_TREE, category).map(({ key, kind, options }) => [key, kind === "choice" ? (options[0] ?? "") : kind === "number" ? "1" : "鱼头汤"]));

const submission = (shop: number, category: CaseCategory) => ({
  kinds: ["complaint"], category, place: { establishmentId: String(shop).padStart(16, "0") }, happenedAt: new Date(Date.now() - 3_600_000).toISOString(),
  story: "晚上和家人在这家店吃饭，鱼头汤里有一根铁丝，差点咽下去，跟服务员说了以后只肯换一碗，态度很差，希望查一查后厨。", answers: answersOf(category),
  demands: ["refund", "apology"], claimant: { name: "方某某", address: "千岛湖镇排岭南路", ownInterest: true }, publishConsent: true,
});

/** The officer of the town of a shop; see `townsOf`: officer n has town n of the list, and every tenth has all. */
const officerFor = (shop: number, { towns, officers }: County): number => {
  const own = Array.from({ length: officers }, (_, at) => at + 1).filter((n) => n % 10 !== 0 && n % towns === shop % towns);
  return own[Math.floor(Math.random() * own.length)] ?? 10;
};

export const OPERATIONS = ["create", "assign", "resolve", "rate"] as const;

/** Does one request and notes how long it took; `since`: when it should have been sent, where that was earlier. */
const timed = async (latencies: Latencies, name: string, work: () => Promise<Answer>, since = performance.now()): Promise<Answer | null> => {
  const answer = await work();
  const good = answer.status === 200;
  latencies.note(name, performance.now() - since, good ? undefined : `${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
  return good ? answer : null;
};

/**
 * One complaint from its first word to its rating, by a diner and the officer of the town, in four requests: create,
 * assign (accepted, with the officer in charge and the shop told), resolve (closed, the shop told of the result), rate.
 */
export const liveThrough = async (send: Send, county: County, latencies: Latencies, since?: number): Promise<boolean> => {
  const shop = any(county.shops);
  const diner = headersOf("member", any(county.diners));
  const officer = headersOf("officer", officerFor(shop, county));
  const category = any(POISONING_EVERY) === 1 ? "poisoning" : CATEGORIES[any(CATEGORIES.length) - 1]!;
  const created = await timed(latencies, "create", () => send("POST", "/complaints", { ...diner, "idempotency-key": randomBytes(12).toString("hex") }, submission(shop, category)), since);
  const id = (created?.body as { cases: { id: string }[] } | undefined)?.cases[0]?.id;
  if (id === undefined) return false;
  const assigned = await timed(latencies, "assign", () => send("POST", `/complaints/${id}/acceptance`, officer, { version: 1, shopSummary: "有顾客反映菜品中有异物，请查明原因并说明" }));
  if (!assigned) return false;
  const { version } = assigned.body as { version: number };
  const resolved = await timed(latencies, "resolve", () => send("POST", `/complaints/${id}/closing`, officer, { version, outcome: "settled", publicSummary: "经双方协商，店铺已退还该菜品的费用并说明情况。" }));
  if (!resolved) return false;
  return (await timed(latencies, "rate", () => send("POST", `/me/complaints/${id}/rating`, diner, { stars: 4, solved: true, text: "处理得很快，谢谢" }))) !== null;
};
