import type { InspectionView, SubmitInspectionInput } from "@sunshine/domain/inspections/inspection.contract";
import { reckonTimes } from "@sunshine/domain/inspections/visit-clock";
import { distanceM } from "@sunshine/domain/kernel/coordinates";
import { invalidField } from "@sunshine/domain/kernel/errors";
import type { EstablishmentFacts } from "../../establishments";

type Timing = NonNullable<InspectionView["visit"]>;

const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** When and where a visit took place 检查时间与地点: by the server's reckoning, with what the phone said beside it; null where only a day was entered. */
export const timingOf = ({ visit, visitedOn }: Pick<SubmitInspectionInput, "visit" | "visitedOn">, { lng, lat }: Pick<EstablishmentFacts, "lng" | "lat">, sentAt: string | null, now: Date): Timing | null => {
  if (visit === null) return null;
  if (sentAt !== null && !isInstant(sentAt)) throw invalidField("X-Device-Time", "手机时间格式不正确");
  const { startedAt, endedAt, clock, skewSeconds } = reckonTimes(visit, sentAt, now);
  const { startPlace, endPlace } = visit;
  return {
    startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString(), startPlace, endPlace, clock, skewSeconds,
    distanceM: startPlace === null || lng === null || lat === null ? null : Math.round(distanceM(startPlace, { lng, lat })),
    device: { startedAt: visit.startedAt, endedAt: visit.endedAt, visitedOn },
  };
};
