import { DomainError } from "@sunshine/domain/kernel/errors";
import type { FindOwnSpot, FindPlace, PlaceMode } from "./location.types";

export const PLACE_MODE: PlaceMode = "drawn";

/** About a hundred metres: enough for "nearby", and no more than that leaves the phone. */
const blur = (degrees: number): number => Math.round(degrees * 1000) / 1000;

const exact = (degrees: number): number => degrees;

const FIVE_MINUTES_MS = 300_000;
const FRESH_MS = 15_000;

const locate = (shorten: (degrees: number) => number, maximumAge = FIVE_MINUTES_MS): ReturnType<FindPlace> =>
  new Promise((resolve, reject) => {
    if (!("geolocation" in navigator)) {
      reject(new DomainError("unavailable", { message: "这个浏览器不提供位置，可以按乡镇查找" }));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lng: shorten(coords.longitude), lat: shorten(coords.latitude) }),
      ({ code, PERMISSION_DENIED }) =>
        code === PERMISSION_DENIED ? resolve(null) : reject(new DomainError("unavailable", { message: "没有取得位置，可以按乡镇查找" })),
      { enableHighAccuracy: shorten === exact, timeout: 8_000, maximumAge }
    );
  });

/** The browser's position, asked for only when the person taps. */
export const findPlace: FindPlace = () => locate(blur);

/** The very spot, for somebody who reports a stall there. */
export const findSpot: FindPlace = () => locate(exact);

/** May the place be read again and again without a tap 能否持续共享. */
export const FOLLOWS_PLACE = true;

export const findOwnSpot: FindOwnSpot = () => locate(exact, FRESH_MS);
