import { literal, Op } from "sequelize";
import { dayOf } from "@sunshine/domain/kernel/day";
import { notCounted } from "../../platform/outbox/counted-to";
import { subscriber, type Subscriber } from "../../platform/outbox/outbox";
import { ScanDay } from "./scan-day.model";

/** Counts scans beside takings, so that a shop sees how many of those who looked also paid. */
export const paymentSubscribers = (): readonly Subscriber[] => [
  subscriber({
    name: "payments.count_scans",
    on: ["scan.recorded.v1"],
    handle: async ({ establishment }, { at, id }) => {
      const of = { establishmentId: establishment.id, day: dayOf(at) };
      await ScanDay.bulkCreate([{ ...of, scans: 0 }], { ignoreDuplicates: true });
      await ScanDay.update({ scans: literal("scans + 1"), countedTo: id }, { where: { [Op.and]: [of, notCounted(id)] } });
    },
  }),
];
