import { now } from "../../platform/clock";
import { findOwnSpot, FOLLOWS_PLACE } from "../../platform/location";
import type { Picture } from "../../platform/pictures.types";
import { useInspection, type VisitPhoto } from "./draft";

const isStamped = (picture: Picture | VisitPhoto): picture is VisitPhoto => "takenAt" in picture;

/** Where a photo is taken: the place now where it can be had, else where the visit began. */
const placeNow = async (): Promise<{ lng: number | null; lat: number | null }> => {
  const known = useInspection.getState().draft?.startPlace ?? null;
  const spot = (FOLLOWS_PLACE ? await findOwnSpot().catch(() => null) : null) ?? known;
  return spot ? { lng: spot.lng, lat: spot.lat } : { lng: null, lat: null };
};

/** Gives new photos their time and place 拍摄时间和地点; those that have them keep them. */
export const stamped = async (pictures: readonly (Picture | VisitPhoto)[]): Promise<VisitPhoto[]> => {
  if (pictures.every(isStamped)) return pictures.filter(isStamped);
  const takenAt = now().toISOString();
  const place = await placeNow();
  return pictures.map((picture) => (isStamped(picture) ? picture : { ...picture, takenAt, ...place }));
};
