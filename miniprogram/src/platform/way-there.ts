import { toGcj02, type Place } from "./coordinates";

/** Opens a map service with the way to a place 导航. */
export const showWay = (place: Place): void => {
  const { lng, lat } = toGcj02(place);
  window.open(`https://uri.amap.com/navigation?to=${lng.toFixed(6)},${lat.toFixed(6)},${encodeURIComponent(place.name ?? "")}&coordinate=gaode&callnative=1`, "_blank", "noopener");
};
