import type { Actor, MemberActor } from "@sunshine/domain/accounts/actor";
import { complaintApi, type SubmissionSchema } from "@sunshine/domain/complaints/complaint.contract";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import type { EventName } from "@sunshine/domain/events";
import type * as z from "zod";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import type { Services } from "../../../platform/services";
import { actorsAround, OWN_TOWN } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { Account } from "../../accounts/account.model";
import { openidDigest, phoneDigest, sealOpenid, sealPhone } from "../../accounts/sealed-columns";
import { Establishment } from "../../establishments/establishment.model";
import { ComplaintCase } from "../case.model";

export const NOW = "2026-11-23T02:00:00.000Z";
export const PHONE = "13912345678";
export const NAME = "欧阳测试者";
export const HOME = "排岭南路 9 弄 3 号 501 室";
export const STORY = "鱼头汤里有一根铁丝，差点咽下去";
export const SHOP_PLACE = { lng: 119.0402, lat: 29.6053 };

export type Given = z.input<typeof SubmissionSchema>;
export type Actors = ReturnType<typeof actorsAround>;

const TABLES = ["complaint_cases", "complaint_identities", "complaint_steps", "complaint_follows", "complaint_clusters", "evidence_links", "evidence", "outbox_deliveries", "outbox_events", "live_pushes"];

/** A county with one shop, its people, diners with proved numbers, and officers. */
export interface Rig {
  readonly world: World;
  readonly shop: Establishment;
  readonly actors: Actors;
  /** Another diner with a number of their own. */
  readonly neighbour: MemberActor;
  readonly given: (changes?: Partial<Given>) => Given;
  /** Submits; the id of the first case. */
  readonly submit: (changes?: Partial<Given>, who?: Actor) => Promise<string>;
  readonly stored: (id: string) => Promise<ComplaintCase>;
  readonly file: (id: string, who?: Actor) => Promise<OfficerCaseView>;
  /** Accepted by the station's officer. */
  readonly accepted: (changes?: Partial<Given>) => Promise<OfficerCaseView>;
  readonly closed: (changes?: Partial<Given>) => Promise<OfficerCaseView>;
  readonly events: (name: EventName) => Promise<Record<string, unknown>[]>;
  readonly key: () => string;
  /** Takes every case away and sets the clock back, for the next test. */
  readonly empty: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const addShop = (world: World): Promise<Establishment> =>
  world.write(() =>
    Establishment.create({
      publicId: world.services.ids.newId(), name: "千岛湖鱼味馆", nameKey: "qiandaohuyuweiguan", searchText: "", creditCode: "91330127MA2ABCDE1X", licenceNumber: "JY23301270001239",
      operator: "方某某", legalRepresentative: null, licenceIssuedOn: "2024-01-01", licenceExpiresOn: "2028-12-31", type: "restaurant_medium", scenicArea: false, takeawayOnly: false,
      keyUnit: false, areaM2: 200, seats: 80, mealsServed: null, address: "千岛湖镇新安大街 1 号", townCode: OWN_TOWN, ...SHOP_PLACE, contactName: null, contactPhone: null,
      subMchid: null, paymentHint: null, openKitchen: "none", state: "open", grade: "good", createdAt: new Date(NOW), updatedAt: new Date(NOW),
    })
  );

const addAccount = (world: World, { accountId }: MemberActor, phone: string): Promise<Account> => {
  const { sealing, ids } = world.services;
  const at = new Date(NOW);
  const openid = `openid-canary-${accountId}`;
  return world.write(() =>
    Account.create({
      id: accountId, publicId: ids.newId(), openidSealed: sealOpenid(sealing, openid), openidDigest: openidDigest(sealing, openid), nickname: "食客",
      phoneSealed: sealPhone(sealing, phone), phoneDigest: phoneDigest(sealing, phone), createdAt: at, lastSignInAt: at,
    })
  );
};

export const openRig = async (overrides: Partial<Services> = {}): Promise<Rig> => {
  const world = await openWorld(overrides);
  const shop = await addShop(world);
  const actors = actorsAround(Number(shop.id));
  const neighbour: MemberActor = { kind: "member", accountId: 15, sessionId: 2015, memberships: [] };
  await addAccount(world, actors.diner, PHONE);
  await addAccount(world, neighbour, "13700001111");
  await addAccount(world, actors.owner, "13600002222");
  let keys = 0;
  const key = (): string => `request-${(keys += 1)}`;
  const given: Rig["given"] = (changes = {}) => ({
    kinds: ["complaint"], category: "food", place: { establishmentId: shop.publicId }, happenedAt: "2026-11-22T10:30:00.000Z", story: STORY, demands: ["refund"],
    claimant: { name: NAME, address: HOME, ownInterest: true }, publishConsent: true, ...changes,
  });
  const submit: Rig["submit"] = async (changes, who = actors.diner) => {
    const { cases } = await world.as(who)(complaintApi.submit, given(changes), { key: key() });
    await world.settle();
    return cases[0]!.id;
  };
  const file: Rig["file"] = (id, who = actors.stationOfficer) => world.as(who)(complaintApi.get, { id });
  const accepted: Rig["accepted"] = async (changes) => {
    const { id, version, kind } = await file(await submit(changes));
    return world.as(actors.stationOfficer)(complaintApi.accept, { id, version, shopSummary: kind === "complaint" && !changes?.place ? "有顾客反映菜品中有异物" : null });
  };
  return {
    world, shop, actors, neighbour, given, submit, file, accepted, key,
    stored: (id) => ComplaintCase.findOne({ where: { publicId: id }, rejectOnEmpty: true }),
    closed: async (changes) => {
      const { id, version, kind } = await accepted(changes);
      return world.as(actors.stationOfficer)(complaintApi.close, { id, version, outcome: kind === "complaint" ? "not_mended" : "not_filed", publicSummary: "已现场核查，店铺尚未整改到位" });
    },
    events: async (name) => (await OutboxEvent.findAll({ where: { name }, order: [["id", "ASC"]] })).map(({ payload }) => payload as Record<string, unknown>),
    empty: async () => {
      await world.settle();
      await world.write(async () => {
        for (const table of TABLES) await world.services.db.sequelize.query(`DELETE FROM ${table}`);
      });
      world.at(NOW);
    },
    close: () => world.close(),
  };
};
