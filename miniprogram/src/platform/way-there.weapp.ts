import Taro from "@tarojs/taro";
import { toGcj02, type Place } from "./coordinates";

/** WeChat's own map, from which the phone's map apps open. */
export const showWay = (place: Place): void => {
  const { lng, lat } = toGcj02(place);
  void Taro.openLocation({ longitude: lng, latitude: lat, name: place.name ?? "" });
};
