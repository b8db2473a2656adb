import fc from "fast-check";
import { openInbox, type MerchantInbox, type Received } from "../../../../simulator/tests/merchant-inbox";
import { compensate } from "../operations/compensate";
import { placeOrder } from "../operations/place-order";
import { closeOrder } from "../operations/settle-order";
import { syncOrder } from "../operations/sync-order";
import { Order } from "../order.model";
import { CODE, EXPIRY, NOW, openRig, type Rig } from "./rig";

let rig: Rig;
let inbox: MerchantInbox;
beforeAll(async () => {
  rig = await openRig();
  inbox = await openInbox();
  (rig.services.settings as { WXPAY_NOTIFY_BASE_URL?: string }).WXPAY_NOTIFY_BASE_URL = new URL(inbox.url).origin;
});
afterAll(async () => {
  await rig.close();
  await inbox.close();
});

const deliver = async ({ headers, body }: Received): Promise<void> => {
  const kept = Object.entries(headers).filter(([name]) => name.startsWith("wechatpay-")) as [string, string][];
  await fetch(`${rig.world.url}/api/v1/webhooks/wechat-pay`, { method: "POST", headers: Object.fromEntries(kept), body: new Uint8Array(body) });
};

const STEPS = ["pay", "notify", "query", "close", "sweep", "expire"] as const;
type Step = (typeof STEPS)[number];

/** Steps of one round happen at the same moment; rounds follow each other. */
const script = fc.array(fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

let orders = 0;

/** The operations themselves, not their endpoints: those count how often one person asks. */
const play = async (rounds: readonly (readonly Step[])[]): Promise<Order> => {
  rig.world.at(NOW);
  const { accountId } = rig.actors.diner;
  const { order, payment } = await placeOrder(rig.services, { accountId, code: CODE, amountFen: 3850, clientKey: `interleaved-${(orders += 1)}` });
  const notices: Received[] = [];
  const acts: Record<Step, () => Promise<unknown>> = {
    pay: async () => {
      const { errMsg } = await rig.confirm({ payment });
      if (errMsg === "requestPayment:ok") notices.push(await inbox.next());
    },
    notify: () => Promise.all(notices.map(deliver)),
    query: async () => syncOrder(rig.services, await Order.findByPk(order.id, { rejectOnEmpty: true })),
    close: () => closeOrder(rig.services, order, rig.services.pay!),
    sweep: () => compensate(rig.services),
    expire: async () => rig.world.at(EXPIRY),
  };
  for (const round of rounds) await Promise.all(round.map((step) => acts[step]()));
  // In the end every notification arrives, and the last sweep closes what nobody paid.
  await Promise.all([...notices, ...notices].map(deliver));
  rig.world.at("2026-11-23T04:00:00.000Z");
  await compensate(rig.services);
  return order.reload();
};

test("however notifications, questions and closing interleave, both books agree and each fact is told once", async () => {
  await fc.assert(
    fc.asyncProperty(script, async (rounds) => {
      const order = await play(rounds);
      const paidThere = rig.simulator.books.orders.get(order.number)!.state === "SUCCESS";
      const told = async (name: "order.paid.v1" | "order.closed.v1") => (await rig.events(name)).filter(({ orderId }) => orderId === order.publicId).length;
      expect({ state: order.state, paid: await told("order.paid.v1"), closed: await told("order.closed.v1"), open: order.nextCheckAt }).toEqual(
        paidThere ? { state: "paid", paid: 1, closed: 0, open: null } : { state: "closed", paid: 0, closed: 1, open: null }
      );
      if (paidThere) expect(order).toMatchObject({ amountFen: 3850, transactionId: rig.simulator.books.orders.get(order.number)?.transactionId, anomaly: null });
    }),
    { numRuns: 25 }
  );
}, 120_000);
