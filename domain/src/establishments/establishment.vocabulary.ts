/** Type of business 业态, restaurants by size class. */
export const ESTABLISHMENT_TYPES = [
  "restaurant_extra_large",
  "restaurant_large",
  "restaurant_medium",
  "restaurant_small",
  "fast_food",
  "snack",
  "drinks",
  "school_canteen",
  "kindergarten_canteen",
  "elder_care_canteen",
  "other_canteen",
  "central_kitchen",
  "collective_delivery",
] as const;
export type EstablishmentType = (typeof ESTABLISHMENT_TYPES)[number];
export const ESTABLISHMENT_TYPE_LABELS: Record<EstablishmentType, string> = {
  restaurant_extra_large: "特大型餐馆",
  restaurant_large: "大型餐馆",
  restaurant_medium: "中型餐馆",
  restaurant_small: "小型餐馆",
  fast_food: "快餐店",
  snack: "小吃店",
  drinks: "饮品店",
  school_canteen: "学校食堂",
  kindergarten_canteen: "幼儿园食堂",
  elder_care_canteen: "养老机构食堂",
  other_canteen: "其他单位食堂",
  central_kitchen: "中央厨房",
  collective_delivery: "集体用餐配送单位",
};

/** State of an establishment 主体状态. */
export const ESTABLISHMENT_STATES = ["open", "suspended", "closed"] as const;
export type EstablishmentState = (typeof ESTABLISHMENT_STATES)[number];
export const ESTABLISHMENT_STATE_LABELS: Record<EstablishmentState, string> = { open: "营业", suspended: "停业", closed: "注销" };

/** Marks on an establishment 标识, each a yes-or-no field of the archive. */
export const ESTABLISHMENT_FLAGS = ["scenicArea", "takeawayOnly", "keyUnit"] as const;
export type EstablishmentFlag = (typeof ESTABLISHMENT_FLAGS)[number];
export const ESTABLISHMENT_FLAG_LABELS: Record<EstablishmentFlag, string> = { scenicArea: "景区", takeawayOnly: "无堂食", keyUnit: "重点单位" };
