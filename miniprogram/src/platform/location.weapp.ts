import Taro from "@tarojs/taro";
import { fromGcj02 } from "./coordinates";
import type { FindOwnSpot, FindPlace, PlaceMode } from "./location.types";

export const PLACE_MODE: PlaceMode = "native";

/** WeChat's place picker: needs no permission, and the person decides how exact to be. */
export const findPlace: FindPlace = async () => {
  try {
    const { longitude, latitude, name } = await Taro.chooseLocation({});
    return fromGcj02({ lng: Number(longitude), lat: Number(latitude), ...(name ? { name } : {}) });
  } catch {
    return null;
  }
};

export const findSpot: FindPlace = findPlace;

/** WeChat admits the precise interface to some accounts only; a build for one of them says so. */
export const FOLLOWS_PLACE = __PRECISE_LOCATION__;

const readPosition: FindOwnSpot = async () => {
  try {
    const { longitude, latitude } = await Taro.getLocation({ type: "wgs84", isHighAccuracy: true, highAccuracyExpireTime: 4_000 });
    return { lng: longitude, lat: latitude };
  } catch {
    return null;
  }
};

/** The device's position where the account may read it; otherwise the officer confirms the spot on WeChat's map. */
export const findOwnSpot: FindOwnSpot = FOLLOWS_PLACE ? readPosition : findPlace;
