import { dayOf } from "@sunshine/domain/kernel/day";
import { subscriber, type Subscriber } from "../../platform/outbox/outbox";
import { ScanDay } from "./scan-day.model";

/** Counts scans beside takings, so that a shop sees how many of those who looked also paid. */
export const paymentSubscribers = (): readonly Subscriber[] => [
  subscriber({
    name: "payments.count_scans",
    on: ["scan.recorded.v1"],
    handle: async ({ establishment }, { at }) => {
      const of = { establishmentId: establishment.id, day: dayOf(at) };
      await ScanDay.bulkCreate([{ ...of, scans: 0 }], { ignoreDuplicates: true });
      await ScanDay.increment({ scans: 1 }, { where: of });
    },
  }),
];
