import { honourApi } from "@sunshine/domain/honours/honour.contract";
import { addDays, startOfDay, type Day } from "@sunshine/domain/kernel/day";
import { ownerOpenid } from "./cast";
import type { Chance } from "./chance";
import { phoneNumber } from "./names";
import type { Play, Stage } from "./world";

/** An entry of the red or black list is proposed, or the next step of an open one is taken. */
export interface HonourAct {
  readonly at: Date;
  readonly kind: "praise" | "censure" | "decide";
  readonly shop: number;
}

const NOTICE_DAYS = 9;

/** In the last weeks every shop is looked at once for either list; those that fit no list are left alone. */
export const honoursOf = (chance: Chance, shops: number, today: Day, share: number): HonourAct[] =>
  Array.from({ length: shops }, (_, shop) => shop).flatMap((shop): HonourAct[] => {
    if (!chance.odds(share)) return [];
    const day = addDays(today, -chance.int(12, 40));
    const at = (on: Day): Date => new Date(startOfDay(on).getTime() + chance.int(9 * 60, 16 * 60) * 60_000);
    return [
      { at: at(day), kind: chance.odds(0.55) ? "praise" : "censure", shop },
      ...(chance.odds(0.85) ? [{ at: at(addDays(day, NOTICE_DAYS)), kind: "decide" as const, shop }] : []),
    ];
  });

const propose = async ({ host, cast, key }: Play, stage: Stage, kind: "praise" | "censure"): Promise<void> => {
  const officer = host.as(cast.stationOf(stage.shop.town.code));
  const { red, black } = await officer(honourApi.facts, { establishmentId: stage.id });
  const fact = black[0];
  if (kind === "praise" && red.eligible) {
    await officer(honourApi.propose, { establishmentId: stage.id, list: "red", ground: "annual_a", reason: "年度等级 A 级，近一年检查未发现未整改问题，没有属实的投诉举报。" }, { key: key() });
  }
  if (kind === "censure" && fact) {
    const { id, version } = await officer(honourApi.propose, { establishmentId: stage.id, list: "black", ground: fact.ground, sourceId: fact.sourceId, reason: "检查发现的问题逾期没有整改到位，存在食品安全隐患。" }, { key: key() });
    await host.as(cast.bureau)(honourApi.notify, { id, version });
  }
};

/** The bureau decides on what is open; a shop that may be black-listed has had its say. */
const decide = async ({ host, cast, chance, stages }: Play, stage: Stage): Promise<void> => {
  const bureau = host.as(cast.bureau);
  const { rows } = await bureau(honourApi.list, { establishmentId: stage.id, state: ["proposed", "noticed"] });
  for (const { id, list } of rows) {
    const { version } = await bureau(honourApi.get, { id });
    if (list === "red") await bureau(honourApi.enlist, { id, version });
    else {
      const at = stages.indexOf(stage);
      const owner = await cast.member(ownerOpenid(at), phoneNumber(at + 1));
      const heard = chance.odds(0.6) ? await host.as(owner)(honourApi.state, { id, version, text: "设备正在采购，预计两周内完成整改，请求暂缓公示。" }) : { version };
      await bureau(honourApi.enlist, { id, version: heard.version, opinion: "问题至今没有整改，陈述理由不成立。" });
    }
  }
};

export const performHonour = async (play: Play, stage: Stage, { kind }: HonourAct): Promise<void> => {
  if (stage.suspended) return;
  // What was done the same day has its effects first.
  await play.host.settle();
  await (kind === "decide" ? decide(play, stage) : propose(play, stage, kind));
};
