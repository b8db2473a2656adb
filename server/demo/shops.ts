import { composeCreditCode } from "@sunshine/domain/establishments/credit-code";
import { ESTABLISHMENT_TYPE_LABELS, type EstablishmentType } from "@sunshine/domain/establishments/establishment.vocabulary";
import { licenceCheckDigit } from "@sunshine/domain/establishments/licence-number";
import { addDays, addMonths, type Day } from "@sunshine/domain/kernel/day";
import type { Region, Town } from "@sunshine/domain/regions/region";
import villages from "@sunshine/config/regions/330127-villages.json";
import type { Chance } from "./chance";
import { operatorName, personName, phoneNumber, shopName } from "./names";

/** One establishment as the bureau's own spreadsheet would list it. */
export interface DemoShop {
  readonly name: string;
  readonly creditCode: string;
  readonly licenceNumber: string;
  readonly operator: string;
  readonly legalRepresentative: string;
  readonly licenceIssuedOn: Day;
  readonly licenceExpiresOn: Day;
  readonly type: EstablishmentType;
  readonly scenicArea: boolean;
  readonly keyUnit: boolean;
  readonly areaM2: number;
  readonly seats: number;
  readonly mealsServed: number | null;
  readonly address: string;
  readonly town: Town;
  readonly lng: number;
  readonly lat: number;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly subMchid: string | null;
  readonly openKitchen: "none" | "glass" | "video";
  /** 0 careless … 1 careful: how its inspections tend to go. */
  readonly care: number;
}

/** The five kinds that the pilot began with, and how many of each. */
const PLAN: readonly { type: EstablishmentType; scenic: boolean; count: number }[] = [
  { type: "restaurant_large", scenic: false, count: 42 },
  { type: "restaurant_medium", scenic: true, count: 74 },
  { type: "school_canteen", scenic: false, count: 58 },
  { type: "kindergarten_canteen", scenic: false, count: 36 },
  { type: "elder_care_canteen", scenic: false, count: 20 },
];

const BUSY_TOWNS = ["330127100", "330127100", "330127100", "330127100", "330127104", "330127108", "330127106", "330127101"];

const inside = ([x, y]: readonly [number, number], ring: readonly (readonly [number, number])[]): boolean =>
  ring.reduce((within, [x1, y1], at) => {
    const [x2, y2] = ring[(at + ring.length - 1) % ring.length]!;
    const crosses = y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
    return crosses ? !within : within;
  }, false);

const placeNear = (chance: Chance, region: Region, town: Town): [number, number] => {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const spread = town.code.endsWith("100") ? 0.035 : 0.02;
    const place: [number, number] = [
      Number((town.centre[0] + (chance.next() + chance.next() - 1) * spread).toFixed(6)),
      Number((town.centre[1] + (chance.next() + chance.next() - 1) * spread * 0.8).toFixed(6)),
    ];
    if (region.outline.some((ring) => inside(place, ring)) && !region.water.some((ring) => inside(place, ring))) return place;
  }
  return [...town.centre];
};

const creditCodeOf = (type: EstablishmentType, region: Region, serial: number): string =>
  composeCreditCode(type.endsWith("_canteen") ? "12" : "91", region.code, `MA2K${String(serial).padStart(4, "0")}`);

const licenceNumberOf = (type: EstablishmentType, serial: number): string => {
  const digits = `${type.endsWith("_canteen") ? 3 : 2}330127${String(serial).padStart(6, "0")}`;
  return `JY${digits}${licenceCheckDigit(digits)}`;
};

const sizeOf = (chance: Chance, type: EstablishmentType): Pick<DemoShop, "areaM2" | "seats" | "mealsServed"> => {
  if (type === "restaurant_large") return { areaM2: chance.int(520, 2200), seats: chance.int(180, 680), mealsServed: null };
  if (type === "restaurant_medium") return { areaM2: chance.int(160, 480), seats: chance.int(76, 220), mealsServed: null };
  const mealsServed = type === "school_canteen" ? chance.int(260, 1600) : type === "kindergarten_canteen" ? chance.int(60, 380) : chance.int(30, 160);
  return { areaM2: Math.round(mealsServed * 0.6 + chance.int(40, 120)), seats: Math.round(mealsServed * 0.5), mealsServed };
};

const streetOf = (chance: Chance, town: Town): string => {
  const names = (villages as Record<string, readonly string[]>)[town.code] ?? [];
  return names.length > 0 ? `${chance.pick(names)}${chance.int(1, 188)}号` : `集镇大街${chance.int(1, 188)}号`;
};

/** The 230 establishments of the demo county, the same for the same chance and day. */
export const demoShops = (chance: Chance, region: Region, today: Day): DemoShop[] => {
  const kinds = chance.shuffle(PLAN.flatMap(({ type, scenic, count }) => Array.from({ length: count }, () => ({ type, scenic }))));
  const taken = new Set<string>();
  return kinds.map(({ type, scenic }, at) => {
    const serial = at + 1;
    // Every town first, then the busy ones.
    const code = at < region.towns.length ? region.towns[at]!.code : chance.odds(0.55) ? chance.pick(BUSY_TOWNS) : chance.pick(region.towns).code;
    const town = region.towns.find((it) => it.code === code)!;
    let name = shopName(chance, type, town.name, scenic);
    while (taken.has(name)) name = shopName(chance, type, town.name, scenic);
    taken.add(name);
    const [lng, lat] = placeNear(chance, region, town);
    const licenceIssuedOn = chance.odds(0.05) ? addDays(today, -chance.int(20, 80)) : addMonths(addDays(today, -chance.int(0, 28)), -chance.int(8, 58));
    return {
      name,
      creditCode: creditCodeOf(type, region, serial),
      licenceNumber: licenceNumberOf(type, serial),
      operator: operatorName(name, type),
      legalRepresentative: personName(chance),
      licenceIssuedOn,
      licenceExpiresOn: addDays(addMonths(licenceIssuedOn, 60), -1),
      type,
      scenicArea: scenic,
      keyUnit: type !== "restaurant_medium" || chance.odds(0.6),
      ...sizeOf(chance, type),
      address: `${region.name}${town.name}${streetOf(chance, town)}`,
      town, lng, lat,
      contactName: personName(chance),
      contactPhone: phoneNumber(serial),
      subMchid: type.startsWith("restaurant") && chance.odds(0.88) ? `16${String(27_000_000 + serial)}` : null,
      openKitchen: chance.odds(0.5) ? "video" : chance.odds(0.5) ? "glass" : "none",
      care: Math.min(1, Math.max(0, 0.72 + (chance.next() - 0.5) * 0.6)),
    };
  });
};

/** The Chinese word of a type, as the import template wants it. */
export const typeLabel = (type: EstablishmentType): string => ESTABLISHMENT_TYPE_LABELS[type];
