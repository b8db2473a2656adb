import { randomBytes } from "node:crypto";
import { CHECKLISTS } from "@sunshine/config/regulations";
import { SYSTEM, type Actor } from "@sunshine/domain/accounts/actor";
import type { EstablishmentFieldsSchema, EstablishmentFields } from "@sunshine/domain/establishments/establishment.contract";
import { columnOf, itemsOf } from "@sunshine/domain/inspections/checklist";
import { inspectionApi, type InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import type * as z from "zod";
import { dayOf } from "@sunshine/domain/kernel/day";
import { OWN_TOWN } from "../../../testing/actors";
import type { World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { createEstablishment } from "../../establishments/operations/save-establishment";

type Fields = z.input<typeof EstablishmentFieldsSchema>;
type Submission = z.input<typeof inspectionApi.submit.input>;

export const newKey = (): string => randomBytes(12).toString("hex");

const FIELDS: EstablishmentFields = {
  name: "千岛湖鱼味馆", creditCode: "91330127MA2ABCDE1X", licenceNumber: "JY23301270001239", operator: "千岛湖鱼味馆", legalRepresentative: null,
  licenceIssuedOn: "2024-01-01", licenceExpiresOn: "2028-12-31", type: "restaurant_medium", scenicArea: false, takeawayOnly: false, keyUnit: false,
  areaM2: 200, seats: 80, mealsServed: null, address: "千岛湖镇新安大街 1 号", townCode: OWN_TOWN, lng: null, lat: null, contactName: null, contactPhone: null,
  subMchid: null, paymentHint: null, openKitchen: "none",
};

let licences = 0;

/** A shop opened by the archive's own operation; a test names only the fields that it is about. */
export const openShop = async (world: World, changes: Partial<Fields> = {}): Promise<Establishment> => {
  licences += 1;
  const shop = await world.write(() =>
    createEstablishment(world.services, SYSTEM, { ...FIELDS, licenceNumber: `JY2330127${String(licences).padStart(7, "0")}`, ...changes } as EstablishmentFields)
  );
  await world.settle();
  return shop;
};

interface VisitChanges extends Partial<Omit<Submission, "findings">> {
  /** Codes that fail; the others pass. */
  readonly fails?: readonly string[];
  readonly notApplicable?: readonly string[];
}

/** A whole submission: everything passes except what the test names, and the handling fits. */
export const submissionFor = (world: World, shop: Pick<Establishment, "publicId" | "type">, { fails = [], notApplicable = [], ...changes }: VisitChanges = {}): Submission => {
  const today = dayOf(world.services.clock.now());
  const checklist = CHECKLISTS[0]!;
  const verdictOf = (code: string) => (fails.includes(code) ? "fail" : notApplicable.includes(code) ? "not_applicable" : "pass");
  const correctBy = new Date(world.services.clock.now().getTime() + 10 * 86_400_000);
  return {
    establishmentId: shop.publicId, kind: "routine", visitedOn: today, companions: ["第二检查员"], checklistEdition: checklist.edition,
    findings: itemsOf(checklist, columnOf(shop.type)).map(({ code }) => ({ code, verdict: verdictOf(code), note: fails.includes(code) ? `${code} 现场发现的问题` : "" })),
    handling: fails.length > 0 ? "rectify" : "pass",
    correctBy: fails.length > 0 ? dayOf(correctBy) : null,
    ...changes,
  };
};

/** A visit through HTTP; events are delivered before it returns. */
export const visit = async (world: World, actor: Actor, shop: Pick<Establishment, "publicId" | "type">, changes: VisitChanges = {}): Promise<InspectionView> => {
  const view = await world.as(actor)(inspectionApi.submit, submissionFor(world, shop, changes), { key: newKey() });
  await world.settle();
  return view;
};
