import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { weChatPay } from "../../src/platform/wechat/wechat-pay";
import { BoundedMap } from "../bounded-map";
import { serverSettings } from "../server-settings";
import { startSimulator } from "../start";
import { openRig, SHOP } from "./rig";

it("a bounded map forgets the oldest entry and keeps a renewed one", () => {
  const map = new BoundedMap<string, number>(2);
  map.set("a", 1).set("b", 2).set("b", 3).set("c", 4);
  expect([...map]).toEqual([
    ["b", 3],
    ["c", 4],
  ]);
});

it("hundreds of diners may pay at once, and every payment is told exactly once", async () => {
  const rig = await openRig({ timeScale: 1 });
  const orders = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const order = rig.order({ openid: await rig.diner() });
      await rig.confirm(await rig.pay.prepay(order), order.openid, { wait: true });
      return order.orderNumber;
    })
  );
  const told = await Promise.all(rig.inbox.received.map(({ headers, body }) => rig.pay.readNotification(headers, body)));
  const numbers = told.map((it) => (it.kind === "payment" ? it.payment.orderNumber : ""));
  expect(numbers.sort()).toEqual(orders.sort());
  await rig.close();
}, 60_000);

it("a simulator that remembers knows its orders, its users and its unfinished refunds after a restart", async () => {
  const keysDir = mkdtempSync(join(tmpdir(), "wechat-"));
  const first = await startSimulator({ port: 0, keysDir, remember: true, refundDelayMs: 3_600_000 });
  const control = (url: string, path: string, body: unknown) => fetch(`${url}/__sim/${path}`, { method: "POST", body: JSON.stringify(body) });
  await control(first.url, "login", { openid: "o-li" });
  const order = { orderNumber: "REMEMBERED", subMchid: SHOP, description: "餐费", amountFen: 3850, openid: "o-li", expiresAt: new Date(Date.now() + 60_000), notifyUrl: "http://127.0.0.1:1/notify" };
  const gateway = weChatPay(serverSettings(keysDir, first.url).pay);
  const { clientParams } = await gateway.prepay(order);
  await control(first.url, "pay", { openid: "o-li", params: clientParams, wait: true });
  await gateway.refund({ ...order, refundNumber: "R1", refundFen: 100, totalFen: 3850, reason: "退菜" });
  await first.close();

  const second = await startSimulator({ port: 0, keysDir, remember: true, refundDelayMs: 0 });
  const again = weChatPay(serverSettings(keysDir, second.url).pay);
  await expect(again.query(SHOP, "REMEMBERED")).resolves.toMatchObject({ state: "refunded", amountFen: 3850, payerOpenid: "o-li" });
  await expect(again.queryRefund(SHOP, "R1")).resolves.toMatchObject({ state: "done" });
  await expect(again.prepay({ ...order, orderNumber: "NEW-ORDER" })).resolves.toBeDefined();
  await second.close();
  rmSync(keysDir, { recursive: true, force: true });
});
