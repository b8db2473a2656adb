import { addDays, daysBetween, startOfDay, type Day } from "@sunshine/domain/kernel/day";
import { casesOf, type CaseAct } from "./cases";
import { createChance, type Chance } from "./chance";
import { honoursOf, type HonourAct } from "./honours";
import type { DemoShop } from "./shops";

/** One thing that happens in the demo year, at a moment of the simulated clock. `shop` is an index into the shops. */
export type Act =
  | { readonly at: Date; readonly kind: "visit"; readonly shop: number; readonly care: number }
  | { readonly at: Date; readonly kind: "mend"; readonly shop: number }
  | { readonly at: Date; readonly kind: "scan"; readonly shop: number; readonly code: number; readonly channel: "weapp" | "h5" }
  | { readonly at: Date; readonly kind: "pay"; readonly shop: number; readonly code: number; readonly diner: number; readonly amountFen: number; readonly review: number | null }
  | { readonly at: Date; readonly kind: "refund"; readonly shop: number }
  | { readonly at: Date; readonly kind: "rotate"; readonly shop: number }
  | { readonly at: Date; readonly kind: "suspend"; readonly shop: number }
  | CaseAct
  | HonourAct;

export interface StorySize {
  readonly visits: number;
  readonly scans: number;
  readonly payments: number;
  readonly diners: number;
  /** Complaints and reports. */
  readonly cases: number;
}

export const FULL_STORY: StorySize = { visits: 325, scans: 2600, payments: 900, diners: 60, cases: 120 };

export const SMALL_STORY: StorySize = { visits: 50, scans: 120, payments: 40, diners: 8, cases: 14 };

/** Days that the archive has been in use. */
export const STORY_DAYS = 365;

/** The moment of a day, minutes after midnight in Shanghai. */
const moment = (day: Day, minutes: number): Date => new Date(startOfDay(day).getTime() + Math.round(minutes * 60_000));

/** The same chance gives a moment that is not in the future. */
const before = (at: Date, now: Date): Date => (at < now ? at : new Date(now.getTime() - 60_000));

const visitsOf = (chance: Chance, shops: readonly DemoShop[], today: Day, now: Date, count: number): Act[] => {
  const first = addDays(today, -STORY_DAYS + 5);
  const acts: Act[] = [];
  const visited = new Set<string>();
  const visit = (shop: number, day: Day, care: number): void => {
    // One visit of a shop a day: a second would be the same visit entered twice.
    const once = `${shop} ${day}`;
    if (visited.has(once)) return;
    visited.add(once);
    const at = before(moment(day, chance.int(9 * 60, 16 * 60 + 30)), now);
    acts.push({ at, kind: "visit", shop, care });
    if (chance.odds(0.94) && daysBetween(day, today) > 12) acts.push({ at: moment(addDays(day, chance.int(4, 11)), chance.int(9 * 60, 17 * 60)), kind: "mend", shop });
  };
  const dayIn = (from: Day, to: Day): Day => addDays(from, chance.int(0, Math.max(0, daysBetween(from, to))));
  // Most shops once, the careless again; a few of the newest not yet.
  const order = chance.shuffle(shops.map((_, at) => at));
  for (const shop of order) {
    if (acts.filter(({ kind }) => kind === "visit").length >= count) break;
    const { licenceIssuedOn, care } = shops[shop]!;
    const from = licenceIssuedOn > first ? licenceIssuedOn : first;
    if (daysBetween(from, today) < 95 && chance.odds(0.6)) continue;
    visit(shop, dayIn(addDays(from, Math.min(100, Math.max(0, daysBetween(from, today) - 3))), today), care);
  }
  while (acts.filter(({ kind }) => kind === "visit").length < count) {
    const shop = chance.int(0, shops.length - 1);
    const { licenceIssuedOn, care } = shops[shop]!;
    if (chance.odds(care * 0.6) || daysBetween(licenceIssuedOn, today) < 120) continue;
    visit(shop, dayIn(addDays(licenceIssuedOn > first ? licenceIssuedOn : first, 60), today), Math.min(1, care + chance.next() * 0.25));
  }
  return acts;
};

/** Minutes of a day at which people eat. */
const mealMinute = (chance: Chance): number => {
  const centre = chance.odds(0.55) ? 12 * 60 + 5 : 18 * 60 + 15;
  return centre + (chance.next() + chance.next() - 1) * 95;
};

const mealDay = (chance: Chance, today: Day): Day => addDays(today, -Math.floor(chance.next() ** 1.3 * 30));

/** Breakfast begins: nobody eats earlier, unless the day has not come so far. */
const FIRST_MEAL_MINUTE = 6 * 60 + 30;

const mealsOf = (chance: Chance, shops: readonly DemoShop[], today: Day, now: Date, size: StorySize): Act[] => {
  const open = shops.flatMap((shop, at) => (shop.type.startsWith("restaurant") ? [at] : []));
  const paying = open.filter((at) => shops[at]!.subMchid !== null);
  const moments = (day: Day): Date => {
    const at = moment(day, mealMinute(chance));
    if (at < now) return at;
    // Today has lasted only so long: what would come later came earlier.
    const breakfast = moment(today, FIRST_MEAL_MINUTE);
    const from = breakfast < now ? breakfast : startOfDay(today);
    return new Date(from.getTime() + chance.next() * Math.max(1000, now.getTime() - from.getTime() - 1000));
  };
  const scans = Array.from({ length: size.scans }, (): Act => ({ at: moments(mealDay(chance, today)), kind: "scan", shop: chance.pick(open), code: chance.int(0, 2), channel: chance.odds(0.7) ? "weapp" : "h5" }));
  const payments = Array.from({ length: size.payments }, (): Act => ({
    at: moments(mealDay(chance, today)), kind: "pay", shop: chance.pick(paying), code: chance.int(0, 2), diner: chance.int(0, size.diners - 1),
    amountFen: chance.int(18, 460) * 100 + chance.pick([0, 0, 0, 50, 80]), review: chance.odds(0.16) ? chance.pick([3, 4, 4, 5, 5, 5]) : null,
  }));
  const refunds = Array.from({ length: Math.round(size.payments / 75) }, (): Act => ({ at: moments(addDays(today, -chance.int(0, 6))), kind: "refund", shop: chance.pick(paying) }));
  return [...scans, ...payments, ...refunds];
};

/** Everything that happens between the first import and now, in order of time. */
export const storyOf = (chance: Chance, shops: readonly DemoShop[], today: Day, now: Date, size: StorySize): Act[] => {
  const visits = visitsOf(chance, shops, today, now, size.visits);
  const meals = mealsOf(chance, shops, today, now, size);
  const rotations = Array.from({ length: 6 }, (): Act => ({ at: moment(addDays(today, -chance.int(35, 120)), 10 * 60), kind: "rotate", shop: chance.int(0, shops.length - 1) }));
  const suspensions = Array.from({ length: 3 }, (): Act => ({ at: moment(addDays(today, -chance.int(33, 200)), 15 * 60), kind: "suspend", shop: chance.int(0, shops.length - 1) }));
  const cases = casesOf(chance, shops, today, now, size.cases, size.diners);
  // Chance of their own, so that the rest of the year goes on as it did.
  const honours = honoursOf(createChance(8), shops.length, today, 0.3);
  return [...visits, ...meals, ...rotations, ...suspensions, ...cases, ...honours].sort((a, b) => a.at.getTime() - b.at.getTime());
};
