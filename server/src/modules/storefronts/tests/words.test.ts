import { ANONYMOUS } from "@sunshine/domain/accounts/actor";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { storefrontApi, type Storefront } from "@sunshine/domain/storefronts/storefront.contract";
import { HOME, NAME, openRig, PHONE, STORY, type Given, type Rig } from "../../complaints/tests/rig";
import { OrderReview } from "../../payments/review.model";
import { refreshStorefronts } from "../operations/refresh-storefronts";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
  await refresh();
});
afterEach(() => rig.empty());
afterAll(() => rig.close());

const refresh = () => rig.world.write(() => refreshStorefronts(rig.world.services, [Number(rig.shop.id)], rig.world.services.clock.now()));
const page = async (): Promise<Storefront> => {
  await rig.world.settle();
  return rig.world.as(ANONYMOUS)(storefrontApi.get, { id: rig.shop.publicId });
};

test("a closed complaint stands on the public page in the officer's words, and leaves it when it is reopened", async () => {
  const { id } = await rig.closed();
  const shown = await page();
  expect(shown.complaints).toEqual({ total: 1, latest: [{ category: "food", outcome: "not_mended", summary: "已现场核查，店铺尚未整改到位", closedOn: "2026-11-23", reply: null }] });
  expect([NAME, PHONE, HOME, STORY].filter((secret) => JSON.stringify(shown).includes(secret))).toEqual([]);
  await rig.world.as(rig.actors.diner)(complaintApi.reopen, { id, reason: "还是没有整改" });
  expect((await page()).complaints).toEqual({ total: 0, latest: [] });
});

test("the shop answers a published complaint beside it, and names nobody", async () => {
  const { id } = await rig.closed();
  const reply = (text: string) => rig.world.as(rig.actors.owner)(complaintApi.replyInPublic, { establishmentId: rig.shop.publicId, id, text });
  await expect(reply(`${NAME}当天没有来过`)).rejects.toThrow("姓名");
  expect(await reply("已更换供货商并培训员工")).toMatchObject({ publicReply: { text: "已更换供货商并培训员工", on: "2026-11-23" }, mayReplyInPublic: true });
  expect((await page()).complaints.latest[0]?.reply).toEqual({ text: "已更换供货商并培训员工", on: "2026-11-23" });
  await expect(rig.world.as(rig.actors.otherOwner)(complaintApi.replyInPublic, { establishmentId: rig.shop.publicId, id, text: "不是我的店" })).rejects.toThrow("403");
});

test("a result that is not published cannot be answered in public", async () => {
  const { id } = await rig.closed({ publishConsent: false });
  await expect(rig.world.as(rig.actors.owner)(complaintApi.replyInPublic, { establishmentId: rig.shop.publicId, id, text: "已经整改到位" })).rejects.toThrow("没有公示");
});

test.each<[string, Partial<Given>]>([
  ["whose sender did not agree", { publishConsent: false }],
  ["that is a report", { kinds: ["report"], demands: [] }],
])("a case %s is not published", async (_, changes) => {
  await rig.closed(changes);
  await refresh();
  expect((await page()).complaints.total).toBe(0);
});

test("reviews show their mean, the latest words and the shop's answer", async () => {
  const at = (day: number) => new Date(Date.UTC(2026, 10, day, 4));
  const said = (orderId: number, stars: number, text: string, reply: string | null = null) => ({ orderId, establishmentId: Number(rig.shop.id), stars, text, reply, repliedAt: reply === null ? null : at(22), createdAt: at(10 + orderId), updatedAt: at(10 + orderId) });
  await rig.world.write(() => OrderReview.bulkCreate([said(1, 5, "很鲜"), said(2, 2, ""), said(3, 4, "上菜慢", "已加人手"), said(4, 5, "干净"), said(5, 5, "还会来")]));
  await refresh();
  expect((await page()).reviews).toEqual({
    total: 5,
    stars: 4.2,
    latest: [
      { stars: 5, text: "还会来", on: "2026-11-15", reply: null },
      { stars: 5, text: "干净", on: "2026-11-14", reply: null },
      { stars: 4, text: "上菜慢", on: "2026-11-13", reply: { text: "已加人手", on: "2026-11-22" } },
    ],
  });
});
