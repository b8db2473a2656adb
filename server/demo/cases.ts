import { complaintApi, type Submission } from "@sunshine/domain/complaints/complaint.contract";
import type { CaseQuestion } from "@sunshine/domain/complaints/categories";
import { CASE_CATEGORY_LABELS, type CaseCategory, type CaseKind, type CaseOutcome } from "@sunshine/domain/complaints/complaint.vocabulary";
import { addDays, startOfDay, type Day } from "@sunshine/domain/kernel/day";
import { dinerOpenid } from "./cast";
import type { Chance } from "./chance";
import { performErrand } from "./errands";
import { personName, phoneNumber } from "./names";
import type { DemoShop } from "./shops";
import type { Play, Stage } from "./world";

/** A case of the story from its first word to its end; `number` joins its steps. */
export type CaseAct =
  | { readonly at: Date; readonly kind: "complain"; readonly shop: number; readonly number: number; readonly plan: CasePlan }
  | { readonly at: Date; readonly kind: "accept" | "begin" | "close" | "rate"; readonly shop: number; readonly number: number; readonly plan: CasePlan };

export interface CasePlan {
  readonly kindOfCase: CaseKind;
  readonly anonymous: boolean;
  readonly category: CaseCategory;
  readonly story: string;
  readonly diner: number;
  readonly unlicensed: boolean;
  readonly outcome: CaseOutcome;
}

const STORIES: Readonly<Partial<Record<CaseCategory, readonly string[]>>> = {
  food: ["点的鱼有异味，服务员说刚杀的，吃了几口不敢再吃。", "凉菜发酸，像是隔夜的，店里不肯退。"],
  hygiene: ["餐桌没擦干净就带位，地面油腻。", "后厨门开着，看到垃圾桶没有盖子。"],
  pests: ["吃饭时看到墙边有蟑螂爬过。", "洗手间旁边看到老鼠。"],
  foreign_body: ["汤里吃出一根钢丝，差点划到嘴。", "米饭里有头发，店员只说换一碗。"],
  price: ["结账时比菜单多收了 30 元，说是茶位费，事先没有告知。"],
  service: ["等了一个半小时没上菜，要求退单被拒绝。"],
  unlicensed: ["路口有个夜宵摊没有挂任何证照，每晚出摊。", "民房里在做盒饭外卖，看不到许可证。"],
};
const CATEGORIES: readonly CaseCategory[] = ["food", "hygiene", "hygiene", "pests", "foreign_body", "foreign_body", "price", "service"];

const planOf = (chance: Chance, diners: number): CasePlan => {
  const unlicensed = chance.odds(0.12);
  const kindOfCase: CaseKind = unlicensed || chance.odds(0.35) ? "report" : "complaint";
  const category = unlicensed ? "unlicensed" : chance.pick(CATEGORIES);
  return {
    kindOfCase, category, unlicensed,
    anonymous: kindOfCase === "report" && chance.odds(0.6),
    story: chance.pick(STORIES[category] ?? ["请核实处理。"]),
    diner: chance.int(0, diners - 1),
    outcome: kindOfCase === "report" ? chance.pick(["filed", "not_filed", "mended"] as const) : chance.pick(["settled", "settled", "settled", "mediation_failed", "not_mended"] as const),
  };
};

/** Complaints and reports of the last months, most of them handled, the youngest still open, a few late. */
export const casesOf = (chance: Chance, shops: readonly DemoShop[], today: Day, now: Date, count: number, diners: number): CaseAct[] => {
  const open = shops.flatMap((shop, at) => (shop.type.startsWith("restaurant") ? [at] : []));
  return Array.from({ length: count }, (_, number) => number).flatMap((number) => {
    const plan = planOf(chance, diners);
    const shop = chance.pick(open);
    const day = addDays(today, -Math.floor(chance.next() ** 1.4 * 110));
    const received = startOfDay(day).getTime() + chance.int(11 * 60, 20 * 60) * 60_000;
    const later = (days: number): Date => new Date(received + days * 86_400_000 + chance.int(-90, 90) * 60_000);
    const neglected = chance.odds(0.06);
    const steps: CaseAct[] = [{ at: new Date(received), kind: "complain", shop, number, plan }];
    if (!neglected) {
      const accepted = chance.int(1, 4);
      const closed = accepted + chance.int(3, 12);
      steps.push({ at: later(accepted), kind: "accept", shop, number, plan }, { at: later(accepted + 1), kind: "begin", shop, number, plan }, { at: later(closed), kind: "close", shop, number, plan });
      if (!plan.anonymous && chance.odds(0.6)) steps.push({ at: later(closed + 1), kind: "rate", shop, number, plan });
    }
    return steps.filter(({ at }) => at < now);
  });
};

const SUMMARIES: Readonly<Partial<Record<CaseOutcome, string>>> = {
  settled: "经调解双方达成一致，经营者退还餐费并致歉。",
  mediation_failed: "经两次调解双方未能达成一致，依法终止调解，告知可通过诉讼解决。",
  not_mended: "已现场核实并责令改正，经营者尚未整改到位，已列入跟踪。",
  filed: "经核查反映情况基本属实，已立案调查。",
  not_filed: "经现场核查未发现反映的情形，不予立案。",
  mended: "经核查存在反映的问题，已责令当场改正并复查合格。",
};

const placeOf = ({ unlicensed }: CasePlan, { id, shop }: Stage): Submission["place"] => {
  const nowhere = { establishmentId: null, code: null, lng: null, lat: null, address: null, name: null, townCode: null };
  return unlicensed ? { ...nowhere, lng: shop.lng + 0.002, lat: shop.lat + 0.001, address: `${shop.town.name}路口`, name: "无名摊点" } : { ...nowhere, establishmentId: id };
};

/** What the story keeps of its cases. */
const opened = new WeakMap<Play, Map<number, string>>();
const caseIdOf = (play: Play, number: number): string | undefined => opened.get(play)?.get(number);

const complain = async (play: Play, stage: Stage, { at, number, plan }: CaseAct): Promise<void> => {
  const { host, cast, chance, key } = play;
  const claimant = plan.anonymous ? null : { name: personName(chance), address: null, ownInterest: plan.kindOfCase === "complaint" };
  const actor = plan.anonymous ? ({ kind: "anonymous" } as const) : await cast.member(dinerOpenid(plan.diner), phoneNumber(3000 + plan.diner));
  const { categories } = await host.as(actor)(complaintApi.categories, {});
  const questions = categories.find(({ category }) => category === plan.category)?.questions ?? [];
  const answerTo = ({ kind, options }: CaseQuestion): string => (kind === "choice" ? chance.pick(options) : kind === "number" ? String(chance.int(1, 4)) : "见情况说明");
  const { cases } = await host.as(actor)(
    complaintApi.submit,
    {
      kinds: [plan.kindOfCase], anonymous: plan.anonymous, category: plan.category, place: placeOf(plan, stage),
      happenedAt: new Date(at.getTime() - 3_600_000).toISOString(), story: plan.story,
      answers: Object.fromEntries(questions.map((question) => [question.key, answerTo(question)])),
      demands: plan.kindOfCase === "complaint" ? [chance.pick(["refund", "compensation", "apology"] as const)] : [],
      claimant, publishConsent: chance.odds(0.7),
    },
    { key: key() }
  );
  const known = opened.get(play) ?? new Map<number, string>();
  opened.set(play, known.set(number, cases[0]!.id));
};

/** What makes somebody go and look at once. */
const GRAVE: readonly CaseCategory[] = ["food", "pests", "foreign_body", "poisoning"];

/** Handling begins; where food is at stake the centre sends somebody. */
const begin = async (play: Play, stage: Stage, { at, plan }: CaseAct, move: { readonly id: string; readonly version: number }): Promise<void> => {
  await play.host.as(play.cast.stationOf(stage.shop.town.code))(complaintApi.begin, { ...move, text: "已联系经营者，安排现场核查。" });
  if (plan.unlicensed || !GRAVE.includes(plan.category)) return;
  await performErrand(play, stage, at, { caseId: move.id, what: `到场核查“${CASE_CATEGORY_LABELS[plan.category]}”的反映，检查后厨和进货记录。`, urgency: plan.category === "pests" ? "routine" : "urgent" });
};

/** One step of a case, by the diner or by the station that handles it. */
export const performCase = async (play: Play, stage: Stage, act: CaseAct): Promise<void> => {
  if (act.kind === "complain") return complain(play, stage, act);
  const id = caseIdOf(play, act.number);
  if (id === undefined) return;
  const { host, cast, chance } = play;
  if (act.kind === "rate") {
    const diner = await cast.member(dinerOpenid(act.plan.diner));
    const stars = act.plan.outcome === "settled" ? chance.int(4, 5) : chance.int(2, 4);
    await host.as(diner)(complaintApi.rate, { id, stars, solved: stars >= 4, text: "" });
    return;
  }
  const officer = host.as(cast.stationOf(stage.shop.town.code));
  const { version } = await officer(complaintApi.get, { id });
  if (act.kind === "accept") await officer(complaintApi.accept, { id, version, shopSummary: act.plan.unlicensed ? null : "有顾客反映就餐中发现的问题，请配合调查并保留相关记录。" });
  else if (act.kind === "begin") await begin(play, stage, act, { id, version });
  else await officer(complaintApi.close, { id, version, outcome: act.plan.outcome, publicSummary: SUMMARIES[act.plan.outcome] ?? "已依法办结。" });
};
