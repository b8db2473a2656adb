import type { ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import type { ESTABLISHMENT_TYPES } from "@sunshine/domain/establishments/establishment.vocabulary";
import { ID_ALPHABET } from "@sunshine/domain/kernel/id";
import type { Storefront, StorefrontRow } from "@sunshine/domain/storefronts/storefront.contract";

export const idOf = (seed: number, length = 16): string =>
  Array.from({ length }, (_, at) => ID_ALPHABET[(seed * 7 + at * (seed + 3)) % 32]).join("");

export const CODE = "8k2m4p6r9t";
export const ROTATED_CODE = "0000000001";

type Type = (typeof ESTABLISHMENT_TYPES)[number];

interface Sketch {
  readonly name: string;
  readonly type: Type;
  readonly grade: ShownGrade;
  readonly town: string;
  readonly at: readonly [lng: number, lat: number];
}

/** Invented shops of an invented county. */
const SKETCHES: readonly Sketch[] = [
  { name: "千岛湖临水人家鱼头馆", type: "restaurant_large", grade: "excellent", town: "千岛湖镇", at: [119.041, 29.607] },
  { name: "秀水街老灶头面馆", type: "restaurant_small", grade: "good", town: "千岛湖镇", at: [119.047, 29.611] },
  { name: "梦姑塘幼儿园食堂", type: "kindergarten_canteen", grade: "excellent", town: "千岛湖镇", at: [119.035, 29.602] },
  { name: "骑龙巷小吃", type: "snack", grade: "fair", town: "千岛湖镇", at: [119.05, 29.6] },
  { name: "文昌镇中心小学食堂", type: "school_canteen", grade: "good", town: "文昌镇", at: [118.83, 29.66] },
  { name: "石林景区溪边农家饭店", type: "restaurant_medium", grade: "good", town: "石林镇", at: [119.05, 29.45] },
  { name: "汾口夕阳红颐养院食堂", type: "elder_care_canteen", grade: "excellent", town: "汾口镇", at: [118.58, 29.43] },
  { name: "威坪山越快餐店", type: "fast_food", grade: "pending", town: "威坪镇", at: [118.72, 29.79] },
  { name: "姜家码头渔庄", type: "restaurant_medium", grade: "blocked", town: "姜家镇", at: [118.72, 29.6] },
  { name: "临岐茶饮小铺", type: "drinks", grade: "fair", town: "临岐镇", at: [118.95, 29.85] },
];

const SENTENCES: Record<ShownGrade, string> = {
  excellent: "最近一次检查得 9.4 分，关键项全部符合。",
  good: "最近一次检查得 8.3 分，有 2 项一般问题，已经整改。",
  fair: "最近一次检查得 6.8 分，1 个重点项不符合，正在整改。",
  pending: "新近开业，还没有完成第一次检查。",
  blocked: "发生食品安全事件，六个月内不评定等级。",
};

/** What was published of complaints and what diners say; the first shop has both. */
const wordsOf = (index: number): Pick<Storefront, "complaints" | "reviews"> =>
  index === 0
    ? {
        complaints: { total: 1, latest: [{ category: "foreign_body", outcome: "settled", summary: "经调解双方达成一致，经营者退还餐费并致歉。", closedOn: "2026-10-12", reply: null }] },
        reviews: { total: 18, stars: 4.6, latest: [{ stars: 5, text: "鱼很新鲜，后厨看得见。", on: "2026-11-20", reply: { text: "谢谢您，欢迎再来。", on: "2026-11-21" } }] },
      }
    : { complaints: { total: 0, latest: [] }, reviews: { total: 0, stars: null, latest: [] } };

const findings = (grade: ShownGrade): Storefront["visits"][number]["findings"] =>
  grade === "excellent"
    ? [{ text: "个别从业人员未佩戴发帽", key: false, mendedOn: "2026-09-03" }]
    : [
        { text: "生熟食品存放容器标识不清", key: grade === "fair", mendedOn: grade === "fair" ? null : "2026-09-08" },
        { text: "冷藏柜温度记录不完整", key: false, mendedOn: "2026-09-08" },
      ];

const visitsOf = (grade: ShownGrade): Storefront["visits"] =>
  grade === "pending"
    ? []
    : [
        { on: "2026-09-03", kind: "日常监督检查", score: 93.5, result: "conform", grade, findings: findings(grade) },
        { on: "2026-05-20", kind: "日常监督检查", score: 88, result: "conform", grade: "good", findings: findings("good") },
        { on: "2026-01-12", kind: "飞行检查", score: 82, result: "mostly_conform", grade: "good", findings: [] },
      ];

const annualOf = (grade: ShownGrade): Storefront["grade"]["annual"] => (grade === "excellent" ? "A" : grade === "good" || grade === "fair" ? "B" : null);
const KITCHENS = ["video", "glass", "none"] as const;

const shopOf = ({ name, type, grade, town, at }: Sketch, index: number): Storefront => {
  const visits = visitsOf(grade);
  return {
    id: idOf(index + 1),
    name,
    operator: `${name}（个体工商户）`,
    photoUrl: null,
    type,
    state: "open",
    scenicArea: town === "石林镇",
    takeawayOnly: false,
    address: `${town}环湖路 ${index * 7 + 12} 号`,
    town,
    lng: at[0],
    lat: at[1],
    grade: {
      shown: grade,
      annual: annualOf(grade),
      lastVisitOn: visits[0]?.on ?? null,
      blockedUntil: grade === "blocked" ? "2027-03-03" : null,
      sentence: SENTENCES[grade],
      staleAfterDays: index % 2 === 0 ? 180 : 60,
    },
    visits,
    licence: { number: `JY2330127000${1000 + index}`, creditCode: `92330127MA2${index}ABCD0X`, issuedOn: "2023-01-10", expiresOn: index === 0 ? "2026-12-20" : "2028-01-09" },
    health: {
      staff: 6,
      certificates: ["王*", "李**", "周*", "陈**", "方*", "余**"].map((who, at) => ({ name: who, duty: at === 0 ? "厨师长" : "服务员", expiresOn: at === 2 ? "2026-12-05" : "2027-04-30" })),
    },
    openKitchen: KITCHENS[index % 3] ?? "none",
    listings: index === 0 ? [{ list: "red", reason: "2026 年第三季度餐饮食品安全示范店", from: "2026-10-01", to: null }] : [],
    ...wordsOf(index),
    payment: index === 3 ? { open: false, hint: "请在柜台用现金付款" } : { open: true, hint: null },
    updatedAt: "2026-11-23T08:00:00.000Z",
  };
};

export const shops: readonly Storefront[] = SKETCHES.map(shopOf);

export const rowOf = ({ id, name, type, grade, address, town, lng, lat, openKitchen }: Storefront): StorefrontRow => ({
  id,
  name,
  type,
  grade: grade.shown,
  annual: grade.annual,
  lastVisitOn: grade.lastVisitOn,
  address,
  town,
  lng,
  lat,
  openKitchen,
  distanceM: null,
});

/** An outline that is nobody's survey. */
export const OUTLINE: [number, number][] = [
  [118.34, 29.5], [118.4, 29.68], [118.55, 29.8], [118.7, 29.93], [118.95, 29.97], [119.1, 29.86], [119.2, 29.7],
  [119.3, 29.55], [119.22, 29.38], [119.05, 29.27], [118.85, 29.2], [118.65, 29.28], [118.45, 29.32],
];
export const WATER: [number, number][] = [
  [118.72, 29.62], [118.85, 29.66], [118.98, 29.62], [119.1, 29.6], [119.15, 29.52], [119.02, 29.5], [118.92, 29.44], [118.8, 29.5],
];
