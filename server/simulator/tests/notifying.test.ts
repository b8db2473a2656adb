import { NOTIFY_SCHEDULE_SECONDS } from "../pay/notifier";
import { openRig, type Rig } from "./rig";

let rig: Rig;
beforeEach(async () => {
  rig = await openRig({ timeScale: 0.00001 });
});
afterEach(() => rig.close());

const pay = async (): Promise<void> => {
  const order = rig.order({ openid: await rig.diner() });
  await rig.confirm(await rig.pay.prepay(order), order.openid);
};

const outcomes = (): (number | string)[] => [...rig.simulator.books.notifyLog.values()].map(({ outcome }) => outcome);

it("a merchant that fails is told again until it says yes, each time signed afresh under the same id", async () => {
  rig.inbox.answerWith(500, 500, 204);
  await pay();
  const attempts = [await rig.inbox.next(), await rig.inbox.next(), await rig.inbox.next()];
  expect(new Set(attempts.map(({ body }) => (JSON.parse(body.toString("utf8")) as { id: string }).id)).size).toBe(1);
  expect(new Set(attempts.map(({ headers }) => headers["wechatpay-signature"])).size).toBe(3);
  for (const { headers, body } of attempts) await expect(rig.pay.readNotification(headers, body)).resolves.toMatchObject({ kind: "payment" });
});

it("a notification that is lost comes on the next attempt", async () => {
  rig.simulator.fail({ notifies: [{ effect: "lose", times: 2 }] });
  await pay();
  await rig.inbox.next();
  expect(outcomes().slice(0, 2)).toEqual(["lost", "lost"]);
});

it("after the last attempt WeChat gives up", async () => {
  rig.inbox.answerWith(...Array.from({ length: 99 }, () => 500));
  await pay();
  for (let attempt = 0; attempt <= NOTIFY_SCHEDULE_SECONDS.length; attempt += 1) await rig.inbox.next();
  await rig.simulator.close();
  expect(rig.inbox.received).toHaveLength(NOTIFY_SCHEDULE_SECONDS.length + 1);
});

it("stops at once, even while a notification is being held back", async () => {
  rig.simulator.fail({ notifies: [{ effect: "delay", delayMs: 3_600_000 }] });
  await pay();
  await rig.simulator.close();
  expect(rig.inbox.received).toHaveLength(0);
});
