import { ANONYMOUS, SYSTEM } from "@sunshine/domain/accounts/actor";
import type { EstablishmentFields } from "@sunshine/domain/establishments/establishment.contract";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import type { Day } from "@sunshine/domain/kernel/day";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { actorsAround, OWN_TOWN, type ActorName } from "../../../testing/actors";
import type { World } from "../../../testing/world";
import { fieldsOf } from "../../establishments/archive-columns";
import type { Establishment } from "../../establishments/establishment.model";
import { updateEstablishment } from "../../establishments/operations/save-establishment";
import { newKey } from "../../inspections/tests/shops";
import { Alarm } from "../alarm.model";
import { Order } from "../../payments/order.model";

export type Overview = OutputOf<typeof insightApi.overview>;

export const overview = (world: World, name: ActorName = "commandOperator"): Promise<Overview> => world.as(actorsAround(1)[name])(insightApi.overview, {});

/** A diner's phone tells that it has shown the page. */
export const scanOnce = async (world: World, code: string): Promise<void> => {
  await world.as(ANONYMOUS)(storefrontApi.recordScan, { code, channel: "weapp" }, { key: newKey() });
  await world.settle();
};

/** A meal that was paid on a day. */
export const paid = async (world: World, shop: Establishment, paidOn: Day | null, amountFen: number): Promise<void> => {
  const { ids } = world.services;
  const at = new Date("2026-11-23T02:00:00.000Z");
  await world.write(() =>
    Order.create({
      publicId: ids.newId(), number: ids.newId(), establishmentId: shop.id, establishmentPublicId: shop.publicId, establishmentName: shop.name, licenceNumber: shop.licenceNumber,
      townCode: shop.townCode, subMchid: "1600000001", accountId: 1, payerDigest: "d", clientKey: ids.newId(), code: "0123456789", place: "1 号收银台", description: "餐费",
      amountFen, state: paidOn === null ? "prepaid" : "paid", gradeAtPayment: "good", createdAt: at, expiresAt: at, paidAt: paidOn === null ? null : at, paidOn,
    })
  );
};

/** An officer changes the archive. */
export const change = async (world: World, shop: Establishment, changes: Partial<EstablishmentFields>): Promise<void> => {
  await shop.reload();
  await world.write(() => updateEstablishment(world.services, SYSTEM, shop, shop.version, { ...fieldsOf(world.services, shop), ...changes }));
  await world.settle();
};

export const gradesIn = ({ establishments }: Overview): Record<string, number> =>
  Object.fromEntries(establishments.byGrade.filter(({ count }) => count > 0).map(({ grade, count }) => [grade, count]));

export const townIn = ({ establishments }: Overview, code: string): number | undefined => establishments.byTown.find(({ townCode }) => townCode === code)?.count;

/** An alarm that rings in the officers' own town. */
export const ring = async (world: World): Promise<Alarm> => {
  const { ids, clock } = world.services;
  return Alarm.create({
    publicId: ids.newId(), kind: "cluster", sourceRef: ids.newId(), rung: 0, text: "72 小时内 2 件疑似食物中毒，请立即核查", placeName: "千岛湖鱼味馆", townCode: OWN_TOWN, lng: null, lat: null,
    establishmentPublicId: null, raisedAt: clock.now(),
  });
};
