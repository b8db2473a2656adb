import { rectificationApi, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { ownerOpenid } from "./cast";
import { createChance, type Chance } from "./chance";
import { phoneNumber } from "./names";
import type { Play, Stage } from "./world";

const MINUTE = 60_000;
const ANSWERS = ["已整改完成，并安排专人每日检查。", "已更换设施并清洁消毒，请予核查。", "已补齐记录，今后按日登记。", "已对员工重新培训，现场已恢复。"];
const RETURNS = ["照片中仍能看到问题，请继续整改后再反馈。", "只说明了打算，请完成后再反馈。"];

const codesIn = ({ mendings }: RectificationView, ...states: string[]): string[] => mendings.filter(({ state }) => states.includes(state)).map(({ code }) => code);

/** The shop says how each finding was mended 逐项反馈. */
const answer = async ({ host, cast, key, stages }: Play, stage: Stage, order: RectificationView, luck: Chance): Promise<RectificationView> => {
  const at = stages.indexOf(stage);
  const owner = await cast.member(ownerOpenid(at), phoneNumber(at + 1));
  const answers = codesIn(order, "open", "returned").map((code) => ({ code, text: luck.pick(ANSWERS) }));
  return answers.length === 0 ? order : host.as(owner)(rectificationApi.answer, { id: order.id, version: order.version, answers }, { key: key() });
};

/** Reviews what was answered; what is still wrong goes back with the reason 核查. */
const review = async (play: Play, stage: Stage, order: RectificationView, luck: Chance, accepts: number): Promise<RectificationView> => {
  const officer = play.host.as(play.cast.stationOf(stage.shop.town.code));
  const decisions = codesIn(order, "answered").map((code) => (luck.odds(accepts) ? { code, accept: true } : { code, accept: false, reason: luck.pick(RETURNS) }));
  return officer(rectificationApi.review, { id: order.id, version: order.version, decisions });
};

const DAY = 24 * 60 * MINUTE;
/** Answers of the last days may still wait for somebody to look at them. */
const FRESH_DAYS = 25;

/** The order of the last visit: answered by the shop, reviewed by the station hours later, and what was returned answered once more 反馈与核查. */
export const performMending = async (play: Play, stage: Stage, at: Date): Promise<void> => {
  const { lastVisit } = stage;
  if (!lastVisit || lastVisit.open.length === 0) return;
  const luck = createChance(Math.floor(at.getTime() / MINUTE));
  const officer = play.host.as(play.cast.stationOf(stage.shop.town.code));
  const issued = await officer(rectificationApi.ofInspection, { inspectionId: lastVisit.id });
  let order = await answer(play, stage, issued, luck);
  const fresh = play.until.getTime() - at.getTime() < FRESH_DAYS * DAY;
  for (const [round, accepts] of [0.88, 1].entries()) {
    const reviewedAt = new Date(at.getTime() + luck.int(60, 300) * MINUTE + round * 2 * DAY);
    if (codesIn(order, "answered").length === 0 || reviewedAt > play.until || (fresh && luck.odds(0.3))) return;
    play.setClock(reviewedAt);
    order = await review(play, stage, order, luck, accepts);
    stage.lastVisit = { ...lastVisit, open: codesIn(order, "open", "answered", "returned") };
    if (round === 0 && codesIn(order, "returned").length > 0) order = await answer(play, stage, order, luck);
  }
};
