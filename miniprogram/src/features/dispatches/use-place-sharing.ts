import { useDidHide, useDidShow } from "@tarojs/taro";
import { useEffect, useState } from "react";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { findOwnSpot, FOLLOWS_PLACE } from "../../platform/location";
import { officerApi } from "../../platform/officer-api";

const EVERY_MS = 120_000;

/** Tells the centre where the officer is now 共享位置; false where no place was given. */
export const sharePlace = async (): Promise<boolean> => {
  const spot = await findOwnSpot();
  if (!spot) return false;
  await officerApi(dutyApi.sharePlace, { lng: spot.lng, lat: spot.lat });
  return true;
};

/** Shares the place every two minutes while the officer is on duty, has begun to share, and looks at the app. */
export const usePlaceSharing = (sharing: boolean): void => {
  const [shown, setShown] = useState(true);
  useDidShow(() => setShown(true));
  useDidHide(() => setShown(false));
  useEffect(() => {
    if (!FOLLOWS_PLACE || !sharing || !shown) return undefined;
    // A place that did not come is tried again by itself.
    const timer = setInterval(() => void sharePlace().catch(() => undefined), EVERY_MS);
    return () => clearInterval(timer);
  }, [sharing, shown]);
};
