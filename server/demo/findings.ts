import type { ChecklistView, FindingSchema } from "@sunshine/domain/inspections/inspection.contract";
import type * as z from "zod";
import type { Chance } from "./chance";

/** An answer as an officer sends it. */
export type GivenFinding = z.input<typeof FindingSchema>;

/** What an officer would have written, by item of the 2016 table. */
const NOTES: Readonly<Record<string, readonly string[]>> = {
  "2.2": ["上次检查结果记录表未在店内张贴。"],
  "2.3": ["量化等级公示牌被菜单遮挡。"],
  "3.1": ["食品安全自查制度缺少近三个月的记录。"],
  "4.1": ["食品安全管理人员对进货查验要求回答不完整。"],
  "4.2": ["一名帮厨的健康证明已过期，现场停止其接触直接入口食品。"],
  "4.3": ["本季度从业人员培训没有签到记录。"],
  "4.4": ["切配间一名人员未戴工作帽。", "一名员工佩戴戒指操作。"],
  "5.1": ["后厨墙角有积水和油污。", "粗加工间地面有菜叶未及时清理。"],
  "5.2": ["排油烟罩油垢较厚，清洁记录停在上月。"],
  "5.4": ["卫生间洗手处没有皂液。"],
  "6.1": ["三批次冻品未能提供随货证明。", "一批次禽肉的检疫证明未留存。"],
  "6.2": ["冷库内两袋配料无标签，保质期不明。", "调料架上一瓶酱油已开封但未注明日期。"],
  "6.3": ["食品添加剂未专柜存放。"],
  "7.1": ["冰箱内生熟食品混放。", "半成品与成品同层存放。"],
  "7.2": ["生熟砧板标识磨损，无法辨认。"],
  "7.3": ["专间内发现非专用刀具。"],
  "7.4": ["留样盒标签缺少制作时间。", "昨日午餐留样不足 125 克。"],
  "7.6": ["洗洁用品与调料同架存放。"],
  "8.1": ["专间紫外灯损坏一支。"],
  "8.2": ["洗手池被杂物占用。"],
  "8.3": ["餐厨废弃物桶未加盖。"],
  "8.4": ["冷藏柜温度显示 11 ℃，高于要求。"],
  "9.1": ["集中消毒餐具未能提供当日的出厂检验单。"],
  "9.2": ["消毒柜门封条破损。"],
  "9.3": ["部分餐具清洗后未入保洁柜。"],
};

const ABSENT = new Set(["7.3", "8.1", "9.1"]);

/** How a shop of this care fares on each point of the checklist. */
export const findingsFor = (chance: Chance, { items }: ChecklistView, care: number): GivenFinding[] => {
  const trouble = (1 - care) * 0.34;
  return items.map(({ code, key, failedLastTime }) => {
    const fails = NOTES[code] !== undefined && chance.odds(trouble * (key ? 0.45 : 1) * (failedLastTime ? 0.6 : 1));
    if (fails) return { code, verdict: "fail", note: chance.pick(NOTES[code]!), correctedOnSite: chance.odds(0.3) };
    const verdict = ABSENT.has(code) && !failedLastTime && chance.odds(0.3) ? "not_applicable" : "pass";
    return { code, verdict, note: "", correctedOnSite: false };
  });
};
