import type { Storefront } from "@sunshine/domain/storefronts/storefront.contract";
import { readStored, writeStored } from "./storage";

const INDEX = "shops.index";
const KEPT = 30;

/** A shop's page as it was last seen on this phone. */
export interface LastKnown<T = unknown> {
  readonly page: T;
  /** When it was fetched. */
  readonly at: string;
}

/** A line of the list of shops looked at 看过的店. */
export interface SeenShop {
  /** Under which the page is kept: the checkout code, or the id. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly grade: Storefront["grade"]["shown"];
  readonly lastVisitOn: string | null;
  readonly at: string;
}

/** Another number whenever a page gets another shape: what an earlier release has kept is then not read. */
const keyOf = (key: string): string => `shop.2.${key}`;

export const seenShops = (): readonly SeenShop[] => readStored<SeenShop[]>(INDEX) ?? [];

export const recallPage = <T>(key: string): LastKnown<T> | null => readStored<LastKnown<T>>(keyOf(key));

/** Keeps a page for the day when the server cannot be reached; the oldest of more than thirty goes. */
export const rememberPage = (key: string, page: unknown, shop: Storefront, at: Date): void => {
  writeStored(keyOf(key), { page, at: at.toISOString() });
  const entry: SeenShop = { key, id: shop.id, name: shop.name, grade: shop.grade.shown, lastVisitOn: shop.grade.lastVisitOn, at: at.toISOString() };
  const entries = [entry, ...seenShops().filter((one) => one.key !== key && one.id !== shop.id)];
  for (const dropped of entries.slice(KEPT)) writeStored(keyOf(dropped.key), null);
  writeStored(INDEX, entries.slice(0, KEPT));
};

export const forgetPages = (): void => {
  for (const { key } of seenShops()) writeStored(keyOf(key), null);
  writeStored(INDEX, null);
};
