import { ESTABLISHMENT_TYPE_LABELS, type EstablishmentType } from "./establishment.vocabulary";

/** Restaurants by size 餐馆规模, smallest first. */
export const SIZE_CLASSES = ["restaurant_small", "restaurant_medium", "restaurant_large", "restaurant_extra_large"] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

/** Premises in use 经营场所使用面积 (square metres) and seats 餐位数; either may be unknown. */
export interface Premises {
  readonly areaM2: number | null;
  readonly seats: number | null;
}

/** A class ends where one of these is exceeded; the largest has no end. */
const AREA_LIMITS = [150, 500, 3000];
const SEAT_LIMITS = [75, 250, 1000];

const rank = (value: number, limits: readonly number[]): number => limits.filter((limit) => value > limit).length;

/**
 * The size class of a restaurant, or null when neither area nor seats are known.
 *
 * Where area and seats differ the larger class counts (餐饮服务许可审查规范、餐饮服务食品安全操作规范).
 */
export const sizeClassOf = ({ areaM2, seats }: Premises): SizeClass | null => {
  const ranks = [...(areaM2 === null ? [] : [rank(areaM2, AREA_LIMITS)]), ...(seats === null ? [] : [rank(seats, SEAT_LIMITS)])];
  return ranks.length === 0 ? null : (SIZE_CLASSES[Math.max(...ranks)] ?? null);
};

const isSizeClass = (type: EstablishmentType): type is SizeClass => SIZE_CLASSES.some((size) => size === type);

/** A Chinese warning when a restaurant's registered type and its measures disagree; null for other types 其他业态. */
export const sizeWarning = (type: EstablishmentType, premises: Premises): string | null => {
  const size = sizeClassOf(premises);
  if (!isSizeClass(type) || size === null || size === type) {
    return null;
  }
  const measures = [
    ...(premises.areaM2 === null ? [] : [`面积 ${premises.areaM2} 平方米`]),
    ...(premises.seats === null ? [] : [`餐位 ${premises.seats} 个`]),
  ].join("、");
  return `按${measures}应为${ESTABLISHMENT_TYPE_LABELS[size]}，现登记为${ESTABLISHMENT_TYPE_LABELS[type]}，请核对`;
};
