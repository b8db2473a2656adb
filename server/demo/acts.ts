import { checkoutCodeApi } from "@sunshine/domain/establishments/code.contract";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { dayOf, formatDay } from "@sunshine/domain/kernel/day";
import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { performCase, type CaseAct } from "./cases";
import { ownerOpenid } from "./cast";
import { phoneNumber } from "./names";
import type { Act } from "./story";
import { performHonour, type HonourAct } from "./honours";
import { performMending } from "./mending";
import { performVisit } from "./visits";
import type { Play, Report, Stage } from "./world";

type ActOf<K extends Act["kind"]> = Extract<Act, { kind: K }> | (K extends CaseAct["kind"] ? CaseAct : never) | (K extends HonourAct["kind"] ? HonourAct : never);
type Performer<K extends Act["kind"]> = (play: Play, stage: Stage, act: ActOf<K>) => Promise<void>;

const REVIEWS: Readonly<Record<number, readonly string[]>> = {
  3: ["味道可以，上菜慢了些。", "桌面还可以再擦干净一点。"],
  4: ["鱼很新鲜，环境整洁。", "明厨看得到，比较放心。"],
  5: ["干净卫生，服务热情。", "看到评级是大笑脸才进来的，没有失望。", "菜品新鲜，后厨直播看着很干净。"],
};

const visit: Performer<"visit"> = (play, stage, act) => performVisit(play, stage, act);

const mend: Performer<"mend"> = (play, stage, { at }) => performMending(play, stage, at);

const codeAt = ({ codes }: Stage, number: number): string => codes[number % codes.length]!;

const scan: Performer<"scan"> = async ({ host, key }, stage, { code, channel }) => {
  await host.as({ kind: "anonymous" })(storefrontApi.recordScan, { code: codeAt(stage, code), channel }, { key: key() });
};

const pay: Performer<"pay"> = async ({ host, cast, chance, key }, stage, { code, diner, amountFen, review }) => {
  if (stage.suspended) return;
  const guest = await cast.diner(diner);
  const checkout = codeAt(stage, code);
  await host.as({ kind: "anonymous" })(storefrontApi.recordScan, { code: checkout, channel: "weapp" }, { key: key() });
  const { order } = await host.as(guest)(paymentApi.place, { code: checkout, amountFen }, { key: key() });
  await host.as(guest)(paymentApi.demoPay, { id: order.id });
  const paid = await host.as(guest)(paymentApi.sync, { id: order.id });
  if (paid.state !== "paid") throw new Error(`order ${paid.number} is ${paid.state}`);
  stage.paid.push({ id: order.id, amountFen });
  if (review !== null) await host.as(guest)(paymentApi.review, { id: order.id, stars: review, text: chance.pick(REVIEWS[review] ?? [""]) });
};

const refund: Performer<"refund"> = async ({ host, cast, chance, key, stages }, stage) => {
  const order = stage.paid.pop();
  if (!order) return;
  const at = stages.indexOf(stage);
  const owner = await cast.member(ownerOpenid(at), phoneNumber(at + 1));
  const amountFen = chance.odds(0.5) ? order.amountFen : Math.floor(order.amountFen / 2);
  await host.as(owner)(paymentApi.refund, { id: order.id, amountFen, reason: chance.pick(["多收一份", "菜品未上", "顾客取消"]) }, { key: key() });
};

const rotate: Performer<"rotate"> = async ({ host, cast, key }, stage) => {
  const renewed = await host.as(cast.stationOf(stage.shop.town.code))(checkoutCodeApi.rotate, { id: stage.id, code: stage.codes[0]! }, { key: key() });
  stage.codes[0] = renewed.code;
};

const suspend: Performer<"suspend"> = async ({ host, cast }, stage) => {
  if (stage.suspended) return;
  const officer = host.as(cast.stationOf(stage.shop.town.code));
  const { version } = await officer(establishmentApi.get, { id: stage.id });
  await officer(establishmentApi.setState, { id: stage.id, version, state: "suspended", reason: "店铺装修，申请停业" });
  stage.suspended = true;
};

const PERFORMERS: { readonly [K in Act["kind"]]: Performer<K> } = {
  visit, mend, scan, pay, refund, rotate, suspend, praise: performHonour, censure: performHonour, decide: performHonour,
  complain: performCase, accept: performCase, begin: performCase, close: performCase, rate: performCase,
};

const performOne = (play: Play, act: Act): Promise<void> => {
  const stage = play.stages[act.shop % play.stages.length]!;
  // The table pairs each kind with its performer; the compiler cannot follow the pair through the look-up.
  return (PERFORMERS[act.kind] as Performer<Act["kind"]>)(play, stage, act);
};

/** Plays the acts in their order, the clock going with them; what they cause is delivered before the next day begins. */
export const perform = async (play: Play, acts: readonly Act[], report: Report): Promise<void> => {
  let day = "";
  for (const [number, act] of acts.entries()) {
    const next = dayOf(act.at);
    if (next !== day || act.kind === "mend") await play.host.settle();
    play.setClock(act.at);
    if (next !== day) await play.dawn();
    day = next;
    await performOne(play, act);
    if ((number + 1) % 500 === 0) report(`演示的一年：${formatDay(day)}，${number + 1}/${acts.length} 件事`);
  }
};
