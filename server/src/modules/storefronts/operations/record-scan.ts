import { dayOf } from "@sunshine/domain/kernel/day";
import { emit } from "../../../platform/outbox/outbox";
import { refOf, type CheckoutCodeFacts } from "../../establishments";
import { Scan } from "../storefront.model";

/** Counts a scan 扫码: which code, by which kind of client, when; nothing about the person. */
export const recordScan = async ({ code, label, establishment }: CheckoutCodeFacts, channel: "weapp" | "h5", now: Date): Promise<void> => {
  await Scan.create({ establishmentId: establishment.id, townCode: establishment.townCode, code, channel, day: dayOf(now), at: now });
  await emit("scan.recorded.v1", { establishment: refOf(establishment), code, label, channel });
};
