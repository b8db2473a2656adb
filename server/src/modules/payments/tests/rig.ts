import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings } from "@sunshine/config/settings";
import type { MemberActor } from "@sunshine/domain/accounts/actor";
import type { EventName } from "@sunshine/domain/events";
import { paymentApi, type OrderView } from "@sunshine/domain/payments/payment.contract";
import { serverSettings } from "../../../../simulator/server-settings";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../../../simulator/start";
import type { Log } from "../../../platform/logging/log";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import type { Services } from "../../../platform/services";
import type { ClientPayParams } from "../../../platform/wechat/pay-port";
import { weChatPay } from "../../../platform/wechat/wechat-pay";
import { actorsAround, OWN_TOWN } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { Account } from "../../accounts/account.model";
import { openidDigest, sealOpenid } from "../../accounts/sealed-columns";
import { CheckoutCode } from "../../establishments/checkout-code.model";
import { Establishment } from "../../establishments/establishment.model";
import { Order } from "../order.model";

export const SUB_MCHID = "1600000001";
export const CODE = "0123456789";
export const FIXED_CODE = "abcdefghjk";
export const NOW = "2026-11-23T02:00:00.000Z";
/** The moment at which an order placed at NOW can no longer be paid. */
export const EXPIRY = "2026-11-23T02:15:00.000Z";

export interface Placed {
  readonly order: OrderView;
  readonly payment: ClientPayParams;
}

/** A shop that can be paid, its people, and a WeChat of one's own. */
export interface Rig {
  readonly world: World;
  readonly simulator: Simulator;
  readonly services: Services;
  readonly shop: Establishment;
  readonly actors: ReturnType<typeof actorsAround>;
  readonly openidOf: (actor: MemberActor) => string;
  readonly place: (changes?: { code?: string; amountFen?: number; key?: string; actor?: MemberActor }) => Promise<Placed>;
  /** The diner confirms on the phone; what WeChat says, after the first notification was answered. */
  readonly confirm: (placed: Pick<Placed, "payment">, actor?: MemberActor) => Promise<{ errMsg: string; notified?: number | string }>;
  readonly paidOrder: (changes?: { amountFen?: number }) => Promise<OrderView>;
  readonly stored: (view: Pick<OrderView, "id">) => Promise<Order>;
  /** Events of one name, oldest first. */
  readonly events: (name: EventName) => Promise<Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
}

const addShop = (world: World): Promise<Establishment> =>
  world.write(() =>
    Establishment.create({
      publicId: world.services.ids.newId(), name: "千岛湖鱼味馆", nameKey: "qiandaohuyuweiguan", searchText: "", creditCode: "91330127MA2ABCDE1X", licenceNumber: "JY23301270001239",
      operator: "方某某", legalRepresentative: null, licenceIssuedOn: "2024-01-01", licenceExpiresOn: "2028-12-31", type: "restaurant_medium", scenicArea: false, takeawayOnly: false,
      keyUnit: false, areaM2: 200, seats: 80, mealsServed: null, address: "千岛湖镇新安大街 1 号", townCode: OWN_TOWN, lng: null, lat: null, contactName: null, contactPhone: null,
      subMchid: SUB_MCHID, paymentHint: null, openKitchen: "none", state: "open", grade: "good", createdAt: new Date(NOW), updatedAt: new Date(NOW),
    })
  );

const addCode = (world: World, establishmentId: number, code: string, amountFen: number | null): Promise<CheckoutCode> =>
  world.write(() => CheckoutCode.create({ code, establishmentId, label: "1 号收银台", amountFen, state: "active", createdAt: new Date(NOW) }));

const post = async (url: string, body: unknown): Promise<Record<string, unknown>> =>
  (await (await fetch(url, { method: "POST", body: JSON.stringify(body) })).json()) as Record<string, unknown>;

const openAccounts = async (world: World, simulator: Simulator, actors: readonly MemberActor[]): Promise<(actor: MemberActor) => string> => {
  const openids = new Map<number, string>();
  const { sealing, ids } = world.services;
  for (const { accountId } of actors) {
    const { openid } = (await post(`${simulator.url}/__sim/login`, {})) as { openid: string };
    openids.set(accountId, openid);
    const at = new Date(NOW);
    await world.write(() =>
      Account.create({ id: accountId, publicId: ids.newId(), openidSealed: sealOpenid(sealing, openid), openidDigest: openidDigest(sealing, openid), nickname: "食客", createdAt: at, lastSignInAt: at })
    );
  }
  return ({ accountId }) => openids.get(accountId)!;
};

/** Made once for all rigs of a file: keys take longer than the tests that need them. */
const keysDir = mkdtempSync(join(tmpdir(), "wechat-"));
process.once("exit", () => rmSync(keysDir, { recursive: true, force: true }));

export interface RigOptions extends Partial<SimulatorOptions> {
  /** The clock by which signatures of WeChat Pay are judged. */
  readonly payNow?: () => Date;
  readonly log?: Log;
}

/** Waits for what WeChat Pay brings about by itself. */
export const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
};

export const openRig = async ({ payNow = () => new Date(), log, ...options }: RigOptions = {}): Promise<Rig> => {
  const simulator = await startSimulator({ port: 0, keysDir, refundDelayMs: 3_600_000, ...options });
  const settings = { ...readSettings({ MODE: "test", DATA_DIR: keysDir, LOG_LEVEL: "silent", WX_SIMULATOR_URL: simulator.url }) };
  const pay = weChatPay({ ...serverSettings(keysDir, simulator.url).pay, timeoutMs: 1_500, certificateRefreshMs: 0 }, payNow);
  const world = await openWorld({ settings, pay, ...(log && { log }) });
  settings.WXPAY_NOTIFY_BASE_URL = world.url;
  const shop = await addShop(world);
  await addCode(world, shop.id, CODE, null);
  await addCode(world, shop.id, FIXED_CODE, 1500);
  const actors = actorsAround(shop.id);
  const openidOf = await openAccounts(world, simulator, [actors.diner, actors.owner, actors.otherOwner]);
  let keys = 0;

  const place: Rig["place"] = ({ code = CODE, amountFen = 3850, key = `test-key-${(keys += 1)}`, actor = actors.diner } = {}) =>
    world.as(actor)(paymentApi.place, { code, amountFen }, { key });
  const confirm: Rig["confirm"] = async ({ payment }, actor = actors.diner) =>
    (await post(`${simulator.url}/__sim/pay`, { openid: openidOf(actor), params: payment, successTime: world.services.clock.now().toISOString(), wait: true })) as { errMsg: string; notified?: number | string };
  return {
    world, simulator, shop, actors, openidOf, place, confirm,
    services: world.services,
    paidOrder: async (changes) => {
      const placed = await place(changes);
      await confirm(placed);
      return world.as(actors.diner)(paymentApi.get, { id: placed.order.id });
    },
    stored: ({ id }) => Order.findOne({ where: { publicId: id }, rejectOnEmpty: true }),
    events: async (name) => (await OutboxEvent.findAll({ where: { name }, order: [["id", "ASC"]] })).map(({ payload }) => payload as Record<string, unknown>),
    close: async () => {
      await simulator.close();
      await world.close();
    },
  };
};
