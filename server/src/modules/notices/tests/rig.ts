import type { Actor, MemberActor } from "@sunshine/domain/accounts/actor";
import type { EventName, EventPayload } from "@sunshine/domain/events";
import { noticeApi, type Notice } from "@sunshine/domain/notices/notice.contract";
import { emit } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { Account, Membership } from "../../accounts/account.model";
import { openidDigest, phoneDigest, sealOpenid, sealPhone } from "../../accounts/sealed-columns";
import { enrol } from "../../dispatches/tests/tasks";
import { openShop } from "../../establishments/tests/archive.fixture";
import { Establishment } from "../../establishments/establishment.model";
import { shop as shopRef } from "./samples";

/** A shop with its people, the officers of the county and a diner, all of them known. */
export interface Rig {
  readonly world: World;
  readonly services: Services;
  readonly actors: ReturnType<typeof actorsAround>;
  readonly shop: ReturnType<typeof shopRef>;
  readonly openidOf: (actor: MemberActor) => string;
  readonly phoneOf: (actor: { readonly accountId: number } | { readonly officerId: number }) => string;
  /** Something happens, and everybody is told. */
  readonly happen: <N extends EventName>(name: N, payload: EventPayload<N>) => Promise<void>;
  readonly inbox: (actor: Actor, establishmentId?: string) => Promise<Notice[]>;
  readonly titles: (actor: Actor, establishmentId?: string) => Promise<string[]>;
  readonly unread: (actor: Actor) => Promise<number>;
  readonly close: () => Promise<void>;
}

const NOW = new Date("2026-11-23T02:00:00.000Z");
const openidOf = ({ accountId }: MemberActor): string => `o-${accountId}`;
const phoneOf: Rig["phoneOf"] = (actor) => ("accountId" in actor ? `138000000${actor.accountId}` : `1390000000${actor.officerId}`);

const settle = async ({ services: { sealing, ids }, write }: World, people: readonly MemberActor[], shop: Establishment): Promise<void> => {
  for (const person of people) {
    const phone = phoneOf(person);
    await write(async () => {
      await Account.create({
        id: person.accountId, publicId: ids.newId(), openidSealed: sealOpenid(sealing, openidOf(person)), openidDigest: openidDigest(sealing, openidOf(person)), nickname: "微信用户",
        phoneSealed: sealPhone(sealing, phone), phoneDigest: phoneDigest(sealing, phone), createdAt: NOW, lastSignInAt: NOW,
      });
      for (const { establishmentId, role } of person.memberships) {
        await Membership.create({ phoneDigest: phoneDigest(sealing, phone), establishmentId, establishmentPublicId: shop.publicId, establishmentName: shop.name, role, grantedAt: NOW });
      }
    });
  }
};

export const openRig = async (overrides: Partial<Services> = {}): Promise<Rig> => {
  const world = await openWorld(overrides);
  await enrol(world);
  const { id: publicId } = await openShop(world, 1, { name: "千岛湖鱼味馆" });
  const shop = await Establishment.findOne({ where: { publicId }, rejectOnEmpty: true });
  await world.settle();
  const actors = actorsAround(Number(shop.id));
  await settle(world, [actors.owner, actors.safetyOfficer, actors.otherOwner, actors.diner], shop);
  const inbox: Rig["inbox"] = async (actor, establishmentId) => (await world.as(actor)(noticeApi.list, { ...(establishmentId && { establishmentId }) })).rows;
  return {
    world, actors, openidOf, phoneOf, inbox,
    services: world.services,
    shop: { ...shopRef(Number(shop.id)), publicId },
    happen: async (name, payload) => {
      await world.write(() => emit(name, payload));
      await world.settle();
    },
    titles: async (actor, establishmentId) => (await inbox(actor, establishmentId)).map(({ title }) => title),
    unread: async (actor) => (await world.as(actor)(noticeApi.counts, {})).unread,
    close: () => world.close(),
  };
};
