import { storefrontApi, type ScanPage } from "@sunshine/domain/storefronts/storefront.contract";
import { ANONYMOUS, SYSTEM } from "@sunshine/domain/accounts/actor";
import type { World } from "../../../testing/world";
import type { Establishment } from "../../establishments/establishment.model";
import { createCode } from "../../establishments/operations/codes";
import { addPerson, type PersonInput } from "../../establishments/operations/people";
import { setState } from "../../establishments/operations/set-state";

/** Prints a code for a shop; its events are delivered. */
export const printCode = async (world: World, shop: Establishment, changes: { label?: string; amountFen?: number | null } = {}): Promise<string> => {
  const { code } = await world.write(() => createCode(world.services, SYSTEM, shop, { label: "1 号收银台", amountFen: null, ...changes }));
  await world.settle();
  return code;
};

/** Scans as a diner's phone does: the answer is checked against the contract. */
export const scan = (world: World, code: string): Promise<ScanPage> => world.as(ANONYMOUS)(storefrontApi.scan, { code });

export const scanRaw = (world: World, code: string, headers: Record<string, string> = {}): Promise<Response> => world.fetchAs(ANONYMOUS, `/api/v1/scan/${code}`, { headers });

export const hire = async (world: World, shop: Establishment, person: Partial<PersonInput>): Promise<void> => {
  await world.write(() =>
    addPerson(world.services, SYSTEM, shop, { name: "张小红", duty: "厨师", healthCertificateExpiresOn: "2027-05-01", phone: null, role: "staff", ...person })
  );
  await world.settle();
};

export const moveTo = async (world: World, shop: Establishment, state: "open" | "suspended" | "closed"): Promise<void> => {
  await world.write(async () => setState(world.services, SYSTEM, await shop.reload(), { version: shop.version, state, reason: "经营者申请" }));
  await world.settle();
};
