import { createHash } from "node:crypto";
import { contentApi, type ContentCheckView } from "@sunshine/domain/contents/content.contract";
import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import { AuditEntry } from "../../audits/audit.model";
import { reviewsOf } from "../../payments";
import { ContentCheck, ContentVerdict } from "../content.model";
import { holdOverdue } from "../operations/settle-check";
import { openRig, type Rig } from "./rig";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterEach(async () => {
  rig.simulator.heal();
  rig.world.at("2026-11-23T02:00:00.000Z");
  await ContentCheck.destroy({ where: {} });
});
afterAll(() => rig.close());

const asked = (operation: string): number => rig.simulator.books.calls.get(operation) ?? 0;
const drain = (): Promise<void> => rig.world.runtime.jobs.drain();
const only = async (): Promise<ContentCheckView> => (await rig.checks())[0]!;
const decide = ({ id, version }: ContentCheckView, publish: boolean, reason = "") => rig.world.as(rig.actors.bureauOfficer)(contentApi.decide, { id, version, publish, reason });

test("words that WeChat finds good are read at once, and nothing is kept of the check", async () => {
  const id = await rig.order();
  await rig.review(id, "鱼很新鲜，上菜也快");
  expect([await rig.readByShop(id), await rig.checks(), asked("check_text")]).toEqual(["鱼很新鲜，上菜也快", [], 1]);
});

test.each([
  ["by the county's list, without asking WeChat", "这家老板是王八蛋", "辱骂用语", 0],
  ["by WeChat", "楼上可以赌博", "微信内容安全", 1],
])("words are refused at their field %s, and nothing is stored", async (_, text, why, times) => {
  const id = await rig.order();
  const before = asked("check_text");
  await expect(rig.review(id, text)).rejects.toMatchObject({ status: 400, body: { fields: [{ path: "text", message: expect.stringContaining(why) as string }] } });
  expect([await rig.readByShop(id), asked("check_text") - before]).toEqual([undefined, times]);
});

test("words of which WeChat is in doubt wait for a person: who wrote them reads them, the shop the stars", async () => {
  const id = await rig.order();
  expect([(await rig.review(id, "味道存疑")).review?.text, await rig.readByShop(id)]).toEqual(["味道存疑", ""]);
  const check = await only();
  expect(check).toMatchObject({ state: "held", shown: false, judge: "wechat", subject: "review", text: "味道存疑", why: "微信建议人工审核", abilities: ["decide"] });
  await decide(check, true);
  expect([await rig.readByShop(id), (await only()).state]).toEqual(["味道存疑", "published"]);
  expect(await AuditEntry.count({ where: { act: "content.decided", subject: `content:${check.id}` } })).toBe(1);
});

test.each(["server_error", "drop_answer", "hang", "busy"] as const)("while WeChat is away (%s) the list decides, and a person looks afterwards", async (effect) => {
  rig.simulator.fail({ answers: [{ on: "check_text", effect }] });
  const id = await rig.order();
  await rig.review(id, "汤有点咸");
  expect(await rig.readByShop(id)).toBe("汤有点咸");
  const check = await only();
  expect(check).toMatchObject({ state: "held", shown: true, judge: "words" });
  await expect(decide(check, false)).rejects.toThrow();
  await decide(check, false, "涉及他人隐私");
  expect([await rig.readByShop(id), (await only()).why]).toEqual(["", "涉及他人隐私"]);
  await expect(decide({ ...check, version: 2 }, true)).rejects.toMatchObject({ body: { code: "illegal_transition" } });
});

test("the shop's public answer is judged the same way, and neither is on the public page while it waits", async () => {
  const id = await rig.order();
  await rig.review(id, "菜量存疑");
  const answer = (text: string) => rig.world.as(rig.actors.owner)(paymentApi.answerReview, { id, text });
  await expect(answer("欢迎来赌博")).rejects.toMatchObject({ body: { fields: [{ path: "text" }] } });
  expect((await answer("这话存疑，请再来")).review?.reply?.text).toBe("这话存疑，请再来");
  const published = async () => JSON.stringify([...(await reviewsOf([rig.establishmentId], 20)).values()]);
  const diner = async () => (await rig.world.as(rig.actors.diner)(paymentApi.get, { id })).review?.reply;
  expect([(await published()).includes("菜量存疑"), (await published()).includes("这话存疑"), await diner()]).toEqual([false, false, null]);
  for (const check of await rig.checks()) await decide(check, true);
  expect([(await published()).includes("菜量存疑"), (await published()).includes("这话存疑"), (await diner())?.text]).toEqual([true, true, "这话存疑，请再来"]);
});

test("new words take the place of those that wait", async () => {
  const id = await rig.order();
  await rig.review(id, "味道存疑");
  await rig.review(id, "味道很好");
  expect([await rig.readByShop(id), (await only()).state]).toEqual(["味道很好", "superseded"]);
});

test("a shop's photo is shown once WeChat has passed it, and the same verdict twice changes it once", async () => {
  const before = await rig.photoShown();
  expect(await rig.sendPhoto("#cc3311")).toMatchObject({ checking: true });
  await drain();
  expect([await rig.photoShown(), (await only()).state]).toEqual([before, "pending"]);
  const told = await OutboxEvent.count({ where: { name: "establishment.updated.v1" } });
  expect([await rig.verdict("pass"), await rig.verdict("pass"), await rig.verdict("risky")]).toEqual([200, 200, 200]);
  expect(await rig.photoShown()).not.toBe(before);
  expect([(await only()).state, await OutboxEvent.count({ where: { name: "establishment.updated.v1" } })]).toEqual(["published", told + 1]);
});

test("WeChat's checker reads the photo at the address that it was given, while it is being judged; nobody else does", async () => {
  await rig.sendPhoto("#3311cc");
  await drain();
  const { media_url: address } = [...rig.simulator.books.mediaChecks.values()].at(-1) as { media_url: string };
  const look = async (url: string): Promise<number> => (await fetch(url)).status;
  expect([await look(address), await look(address.split("?")[0]!), await look(`${address.slice(0, -1)}!`)]).toEqual([200, 401, 401]);
  await rig.verdict("risky");
  expect([await look(address), (await only()).state, (await only()).why]).toEqual([401, "withheld", "未通过微信内容安全检测"]);
});

test("a verdict that comes before we know what it is about is applied when we do", async () => {
  await rig.sendPhoto("#116611");
  const mini = rig.world.services.mini!;
  const ask = mini.checkMedia.bind(mini);
  const early = jest.spyOn(mini, "checkMedia").mockImplementationOnce(async (media) => {
    const asking = await ask(media);
    await rig.verdict("pass", asking.traceId);
    return asking;
  });
  await drain();
  early.mockRestore();
  expect((await only()).state).toBe("published");
});

test("an officer's photo is the office's own and is shown at once", async () => {
  expect(await rig.sendPhoto("#888811", rig.actors.administrator)).toMatchObject({ checking: false });
  expect(await rig.checks()).toEqual([]);
});

test("while WeChat is away a photo goes to a person after three tries", async () => {
  rig.simulator.fail({ answers: [{ on: "check_media", effect: "server_error", times: 3 }] });
  const before = await rig.photoShown();
  await rig.sendPhoto("#aa11aa");
  for (const minute of ["02:00", "02:10", "02:30"]) {
    rig.world.at(`2026-11-23T${minute}:00.000Z`);
    await drain();
  }
  expect([await rig.photoShown(), (await only()).state]).toEqual([before, "held"]);
  await decide(await only(), true);
  expect(await rig.photoShown()).not.toBe(before);
});

test("a photo of which nothing is heard within half an hour goes to a person, and a late verdict changes nothing", async () => {
  await rig.sendPhoto("#11aaaa");
  await drain();
  rig.world.at("2026-11-23T02:31:00.000Z");
  await holdOverdue(rig.world.services);
  expect((await only()).why).toBe("微信没有给出检测结果");
  await rig.verdict("pass");
  expect((await only()).state).toBe("held");
});

test("a message that does not prove itself is refused and leaves nothing", async () => {
  const body = JSON.stringify({ Event: "wxa_media_check", trace_id: "forged-trace", result: { suggest: "pass", label: "100" } });
  const send = async (query: string): Promise<number> => (await fetch(`${rig.world.url}/api/v1/wechat/messages?${query}`, { method: "POST", body })).status;
  expect([await send(""), await send("signature=00&timestamp=1&nonce=2"), await ContentVerdict.count({ where: { traceId: "forged-trace" } })]).toEqual([401, 401, 0]);
});

test("WeChat's question whether the address is ours is answered with its own word", async () => {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHash("sha1").update([rig.world.services.settings.WX_PUSH_TOKEN ?? "", timestamp, "nonce"].sort().join("")).digest("hex");
  const ask = (query: string) => fetch(`${rig.world.url}/api/v1/wechat/messages?${query}`);
  const good = await ask(`signature=${signature}&timestamp=${timestamp}&nonce=nonce&echostr=20260101`);
  expect([good.status, await good.text(), (await ask("echostr=1")).status]).toEqual([200, "20260101", 401]);
});
