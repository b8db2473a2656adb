import type { CasePlaceSchema } from "@sunshine/domain/complaints/complaint.contract";
import { distanceM, type Place } from "@sunshine/domain/kernel/coordinates";
import { invalidField } from "@sunshine/domain/kernel/errors";
import { townName, type Region } from "@sunshine/domain/regions/region";
import type * as z from "zod";
import { findCheckoutCode, findEstablishment, type EstablishmentFacts } from "../establishments";

type CasePlace = z.output<typeof CasePlaceSchema>;

/** Metres from the centre of the nearest town beyond which a place is not of this county. */
const FARTHEST_M = 40_000;

/** Where a case belongs. */
export interface ResolvedPlace {
  readonly shop: EstablishmentFacts | null;
  readonly townCode: string;
  readonly placeName: string;
  readonly address: string | null;
  readonly at: Place | null;
}

/** The town of a pin 属地: the one whose centre is nearest, for an unlicensed stall has no record to ask. */
export const townAt = ({ towns }: Pick<Region, "towns">, at: Place): { readonly code: string; readonly metres: number } => {
  const near = towns.map(({ code, centre: [lng, lat] }) => ({ code, metres: distanceM(at, { lng, lat }) })).sort((a, b) => a.metres - b.metres)[0];
  if (!near) throw new Error("a county without towns");
  return near;
};

/** The shop that is named by id or by the code on its table; null where none is named. */
export const shopAt = async ({ establishmentId, code }: { readonly establishmentId?: string | null | undefined; readonly code?: string | null | undefined }): Promise<EstablishmentFacts | null> => {
  if (establishmentId) {
    const shop = await findEstablishment(establishmentId);
    if (!shop) throw invalidField("place.establishmentId", "没有找到这家店铺");
    return shop;
  }
  if (!code) return null;
  const found = await findCheckoutCode(code);
  if (!found) throw invalidField("place.code", "没有这个收银码");
  return found.establishment;
};

const pinOf = ({ lng, lat }: Pick<CasePlace, "lng" | "lat">): Place | null => (lng === null || lat === null ? null : { lng, lat });

const townOfPin = (region: Region, pin: Place): string => {
  const { code, metres } = townAt(region, pin);
  if (metres > FARTHEST_M) throw invalidField("place.lng", `所选位置不在${region.name}，请向当地市场监管部门反映或拨打 12315`);
  return code;
};

const chosenTown = ({ towns }: Region, townCode: string | null): string => {
  if (townCode === null || !towns.some(({ code }) => code === townCode)) throw invalidField("place.townCode", "请选择所在乡镇");
  return townCode;
};

/** Settles where it happened; what people typed never becomes the name that others read. */
export const resolvePlace = async (region: Region, place: CasePlace): Promise<ResolvedPlace> => {
  const shop = await shopAt(place);
  const pin = pinOf(place);
  const address = [place.name, place.address].filter((part) => part !== null).join("，") || null;
  if (shop) return { shop, townCode: shop.townCode, placeName: shop.name, address, at: pinOf(shop) ?? pin };
  const townCode = pin ? townOfPin(region, pin) : chosenTown(region, place.townCode);
  return { shop: null, townCode, placeName: `${townName(region, townCode)}（未登记单位）`, address, at: pin };
};
