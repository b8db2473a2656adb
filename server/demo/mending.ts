import { dayOf } from "@sunshine/domain/kernel/day";
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

/** The order of the last visit: answered by the shop and, some hours later, reviewed by the station 反馈与核查. */
export const performMending = async (play: Play, stage: Stage, at: Date): Promise<void> => {
  const { lastVisit } = stage;
  if (!lastVisit || lastVisit.open.length === 0) return;
  const luck = createChance(Math.floor(at.getTime() / MINUTE));
  const officer = play.host.as(play.cast.stationOf(stage.shop.town.code));
  const issued = await officer(rectificationApi.ofInspection, { inspectionId: lastVisit.id });
  const answered = await answer(play, stage, issued, luck);
  const waiting = codesIn(answered, "answered");
  const review = new Date(at.getTime() + luck.int(60, 300) * MINUTE);
  // The latest answers wait for somebody to look at them.
  if (waiting.length === 0 || review > play.until || (luck.odds(0.15) && dayOf(at) >= dayOf(new Date(play.until.getTime() - 25 * 24 * 60 * MINUTE)))) return;
  play.setClock(review);
  const decisions = waiting.map((code) => (luck.odds(0.88) ? { code, accept: true } : { code, accept: false, reason: luck.pick(RETURNS) }));
  const reviewed = await officer(rectificationApi.review, { id: answered.id, version: answered.version, decisions });
  stage.lastVisit = { ...lastVisit, open: codesIn(reviewed, "open", "answered", "returned") };
};
