import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { CHECKLISTS } from "@sunshine/config/regulations";
import { SYSTEM, type Actor } from "@sunshine/domain/accounts/actor";
import type { EstablishmentFields } from "@sunshine/domain/establishments/establishment.contract";
import { columnOf, itemsOf } from "@sunshine/domain/inspections/checklist";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { addDays, dayOf } from "@sunshine/domain/kernel/day";
import { rectificationApi, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { actorsAround, OWN_TOWN } from "../../../testing/actors";
import type { World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { createEstablishment } from "../../establishments/operations/save-establishment";
import { RectificationOrder } from "../rectification.model";

export const newKey = (): string => randomBytes(12).toString("hex");

const FIELDS: EstablishmentFields = {
  name: "千岛湖鱼味馆", creditCode: "91330127MA2ABCDE1X", licenceNumber: "JY23301270001239", operator: "千岛湖鱼味馆", legalRepresentative: null,
  licenceIssuedOn: "2024-01-01", licenceExpiresOn: "2028-12-31", type: "restaurant_medium", scenicArea: false, takeawayOnly: false, keyUnit: false,
  areaM2: 200, seats: 80, mealsServed: null, address: "千岛湖镇新安大街 1 号", townCode: OWN_TOWN, lng: null, lat: null, contactName: null, contactPhone: null,
  subMchid: null, paymentHint: null, openKitchen: "none",
};

let licences = 0;

/** A shop of its own for a test. */
export const openShop = async (world: World, changes: Partial<EstablishmentFields> = {}): Promise<Establishment> => {
  licences += 1;
  const shop = await world.write(() => createEstablishment(world.services, SYSTEM, { ...FIELDS, licenceNumber: `JY2330127${String(licences).padStart(7, "0")}`, ...changes }));
  await world.settle();
  return shop;
};

interface Visit {
  readonly fails: readonly string[];
  readonly handling?: "pass" | "rectify" | "stop" | "case";
  readonly correctBy?: string | null;
  readonly correctedOnSite?: boolean;
}

/** An inspection through HTTP, with everything that follows delivered; the inspection's id is the answer. */
export const inspect = async (world: World, shop: Establishment, { fails, handling = "rectify", correctBy, correctedOnSite = false }: Visit): Promise<string> => {
  const today = dayOf(world.services.clock.now());
  const checklist = CHECKLISTS[0]!;
  const { id } = await world.as(actorsAround(shop.id).stationOfficer)(
    inspectionApi.submit,
    {
      establishmentId: shop.publicId, kind: "routine", visitedOn: today, companions: ["第二检查员"], checklistEdition: checklist.edition, handling,
      findings: itemsOf(checklist, columnOf(shop.type)).map(({ code }) =>
        fails.includes(code) ? { code, verdict: "fail" as const, note: `${code} 现场发现的问题`, correctedOnSite } : { code, verdict: "pass" as const }
      ),
      correctBy: correctBy === undefined ? (handling === "pass" ? null : addDays(today, 10)) : correctBy,
    },
    { key: newKey() }
  );
  await world.settle();
  return id;
};

/** The order that followed an inspection, as the officer of the town reads it. */
export const orderOf = (world: World, shop: Establishment, inspectionId: string): Promise<RectificationView> =>
  world.as(actorsAround(shop.id).stationOfficer)(rectificationApi.ofInspection, { inspectionId });

/** A shop with an order for the findings named. */
export const ordered = async (world: World, visit: Visit = { fails: ["2.1", "2.2"] }): Promise<{ shop: Establishment; order: RectificationView }> => {
  const shop = await openShop(world);
  return { shop, order: await orderOf(world, shop, await inspect(world, shop, visit)) };
};

/** A photo uploaded by somebody for an answer; its id is the answer. */
export const upload = async (world: World, actor: Actor): Promise<string> => {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 10, g: 120, b: 200 } } }).jpeg().toBuffer();
  const response = await world.fetchAs(actor, "/api/v1/evidence?purpose=rectification", { method: "POST", body: new Uint8Array(bytes), headers: { "content-type": "image/jpeg" } });
  return ((await response.json()) as { id: string }).id;
};

/** Every finding of an order answered by the owner. */
export const answerAll = (world: World, shop: Establishment, order: RectificationView): Promise<RectificationView> =>
  world.as(actorsAround(shop.id).owner)(
    rectificationApi.answer,
    { id: order.id, version: order.version, answers: order.mendings.map(({ code }) => ({ code, text: `${code} 已整改完成` })) },
    { key: newKey() }
  );

export const reload = (id: string): Promise<RectificationOrder> => RectificationOrder.findOne({ where: { publicId: id }, rejectOnEmpty: true });
