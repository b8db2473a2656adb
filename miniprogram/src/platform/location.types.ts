import type { Place } from "./coordinates";

/** Lets the person say where to look; null when the person would rather not. */
export type FindPlace = () => Promise<Place | null>;

/** Where this officer stands 本人位置: exact and fresh; null when it is not given. */
export type FindOwnSpot = () => Promise<Place | null>;

/** "native": WeChat's own map chooses a spot. "drawn": our drawing of the county does. */
export type PlaceMode = "native" | "drawn";
