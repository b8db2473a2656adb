import type { HonourRef } from "@sunshine/domain/honours/honour.events";
import { HONOUR_ENDING_LABELS, HONOUR_GROUND_LABELS, HONOUR_LIST_LABELS } from "@sunshine/domain/honours/honour.vocabulary";
import { dayWord, marksOf, type Occasion, type OccasionTable } from "./occasion";

const ofEntry = ({ establishment, honourId, list, ground }: HonourRef, values: Occasion["values"] = {}, marks: Readonly<Record<string, boolean>> = {}): Occasion => ({
  parties: { shop: establishment, townCode: establishment.townCode },
  links: { honour: honourId },
  values: { place: establishment.name, list: HONOUR_LIST_LABELS[list], ground: HONOUR_GROUND_LABELS[ground], ...values },
  marks: marksOf(marks),
});

/** The red and the black list 红黑榜. */
export const honourOccasions: OccasionTable = {
  "honour.noticed.v1": (event) => ofEntry(event, { until: dayWord(event.until) }),
  "honour.stated.v1": (event) => ofEntry(event),
  "honour.listed.v1": (event) => ofEntry(event, { from: dayWord(event.from), to: dayWord(event.to) }),
  "honour.dropped.v1": (event) => ofEntry(event, { why: event.why }, { shop_told: event.toldShop }),
  "honour.ended.v1": (event) => ofEntry(event, { ending: HONOUR_ENDING_LABELS[event.ending], day: dayWord(event.on) }),
};
