import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { readSettings } from "@sunshine/config/settings";
import type { ContentCheckView } from "@sunshine/domain/contents/content.contract";
import { contentApi } from "@sunshine/domain/contents/content.contract";
import type { MemberActor } from "@sunshine/domain/accounts/actor";
import { paymentApi, type OrderView } from "@sunshine/domain/payments/payment.contract";
import { serverSettings } from "../../../../simulator/server-settings";
import { startSimulator, type Simulator } from "../../../../simulator/start";
import { createLog } from "../../../platform/logging/log";
import { miniProgramApi } from "../../../platform/wechat/mini-program-api";
import { actorsAround } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { Account } from "../../accounts/account.model";
import { openidDigest, sealOpenid } from "../../accounts/sealed-columns";
import { Establishment } from "../../establishments/establishment.model";
import { openShop } from "../../establishments/tests/archive.fixture";
import { Order } from "../../payments/order.model";

/** A county whose words and photos are judged by a WeChat of one's own. */
export interface Rig {
  readonly world: World;
  readonly simulator: Simulator;
  readonly shopId: string;
  readonly establishmentId: number;
  readonly actors: ReturnType<typeof actorsAround>;
  /** A paid order of the diner. */
  readonly order: () => Promise<string>;
  readonly review: (id: string, text: string) => Promise<OrderView>;
  /** What the shop's owner reads of a review. */
  readonly readByShop: (id: string) => Promise<string | undefined>;
  readonly sendPhoto: (colour: string, who?: MemberActor | ReturnType<typeof actorsAround>["administrator"]) => Promise<{ photoUrl: string; checking: boolean }>;
  readonly photoShown: () => Promise<string | null>;
  readonly checks: () => Promise<ContentCheckView[]>;
  /** WeChat's verdict on the latest photo that it was asked about; the answer of the server to it. */
  readonly verdict: (suggest: "pass" | "review" | "risky", traceId?: string) => Promise<number>;
  readonly traces: () => string[];
  readonly close: () => Promise<void>;
}

/** People whom WeChat saw just now. */
const addAccount = async (world: World, simulator: Simulator, { accountId }: MemberActor): Promise<void> => {
  const openid = `o-content-${accountId}`;
  simulator.books.users.set(openid, Date.now());
  const { sealing, ids, clock } = world.services;
  const at = clock.now();
  await world.write(() => Account.create({ id: accountId, publicId: ids.newId(), openidSealed: sealOpenid(sealing, openid), openidDigest: openidDigest(sealing, openid), nickname: "食客", createdAt: at, lastSignInAt: at }));
};

const addOrder = async (world: World, shop: Establishment, { accountId }: MemberActor): Promise<string> => {
  const publicId = world.services.ids.newId();
  const at = world.services.clock.now();
  await world.write(() =>
    Order.create({
      publicId, number: `N${publicId}`, establishmentId: shop.id, establishmentPublicId: shop.publicId, establishmentName: shop.name, licenceNumber: shop.licenceNumber, townCode: shop.townCode, subMchid: "1600000001",
      accountId, payerDigest: "-", clientKey: publicId, code: "0123456789", place: "1 号桌", description: "餐费", amountFen: 3850, state: "paid", gradeAtPayment: "good", createdAt: at, expiresAt: at, paidAt: at,
    })
  );
  return publicId;
};

export const openRig = async (): Promise<Rig> => {
  const keysDir = mkdtempSync(join(tmpdir(), "wechat-"));
  const simulator = await startSimulator({ port: 0, keysDir });
  const { miniProgram, pushToken } = serverSettings(keysDir, simulator.url);
  const settings = { ...readSettings({ MODE: "test", DATA_DIR: keysDir, LOG_LEVEL: "silent", CONTENT_CHECK: "wechat", WX_PUSH_TOKEN: pushToken, PUBLIC_URL: "http://localhost" }) };
  const world = await openWorld({ settings, mini: miniProgramApi({ ...miniProgram, timeoutMs: 3000 }), log: createLog("silent") });
  settings.PUBLIC_URL = world.url;
  const { id: shopId } = await openShop(world, 1);
  const shop = await Establishment.findOne({ where: { publicId: shopId }, rejectOnEmpty: true });
  const actors = actorsAround(Number(shop.id));
  for (const who of [actors.diner, actors.owner]) await addAccount(world, simulator, who);
  const traces = (): string[] => [...simulator.books.mediaChecks.keys()];
  const picture = async (colour: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await sharp({ create: { width: 64, height: 48, channels: 3, background: colour } }).jpeg().toBuffer());
  return {
    world, simulator, shopId, establishmentId: Number(shop.id), actors, traces,
    order: () => addOrder(world, shop, actors.diner),
    review: (id, text) => world.as(actors.diner)(paymentApi.review, { id, stars: 4, text }),
    readByShop: async (id) => (await world.as(actors.owner)(paymentApi.get, { id })).review?.text,
    sendPhoto: async (colour, who = actors.owner) =>
      (await (await world.fetchAs(who, `/api/v1/establishments/${shopId}/photo`, { method: "POST", headers: { "content-type": "image/jpeg" }, body: await picture(colour) })).json()) as { photoUrl: string; checking: boolean },
    photoShown: async () => (await Establishment.findOne({ where: { publicId: shopId }, rejectOnEmpty: true })).photo,
    checks: async () => (await world.as(actors.bureauOfficer)(contentApi.list, {})).rows,
    verdict: async (suggest, traceId = traces().at(-1) ?? "") => {
      const answer = await fetch(`${simulator.url}/__sim/media-result`, { method: "POST", body: JSON.stringify({ url: `${world.url}/api/v1/wechat/messages`, traceId, suggest }) });
      return ((await answer.json()) as { status: number }).status;
    },
    close: async () => {
      await simulator.close();
      await world.close();
      rmSync(keysDir, { recursive: true, force: true });
    },
  };
};
