import Taro from "@tarojs/taro";
import { fromGcj02 } from "./coordinates";
import type { FindPlace, PlaceMode } from "./location.types";

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
