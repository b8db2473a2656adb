import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { openShop, people } from "../modules/establishments/tests/archive.fixture";
import { openRig } from "../modules/payments/tests/rig";
import { createLog } from "../platform/logging/log";

const PHONE = "13900004321";
const NAME = "密探张三丰";
const REASON = "与负责人陈小鱼核对火灾隐患";

interface Line {
  readonly msg: string;
  readonly requestId?: string;
  readonly method?: string;
  readonly route?: string;
  readonly status?: number;
}

test("paying, refunding and reading a telephone number are logged by request id and route, without anybody's data", async () => {
  const lines: string[] = [];
  const log = createLog("trace", { write: (line: string) => void lines.push(line) });
  const rig = await openRig({ log });
  const { world, actors } = rig;
  const { id } = await openShop(world, 7, { contactName: NAME, contactPhone: PHONE }, people.administrator);
  await world.as(actors.administrator)(establishmentApi.revealContact, { id, reason: REASON });
  await world.as(actors.administrator)(establishmentApi.list, { q: PHONE });
  const order = await rig.paidOrder();
  await world.as(actors.owner)(paymentApi.refund, { id: order.id, amountFen: 100, reason: REASON }, { key: "refund-0123456789" });
  await world.fetchAs(actors.diner, `/api/v1/orders/${PHONE}?openid=${rig.openidOf(actors.diner)}`);
  await world.fetchAs(actors.administrator, "/api/v1/establishments", { method: "POST", body: `{"contactPhone":"${PHONE}"`, headers: { "content-type": "application/json" } });
  await world.settle();
  const secrets = [PHONE, NAME, REASON, rig.openidOf(actors.diner), world.tokenOf(actors.diner)];
  await rig.close();

  const text = lines.join("");
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  const requests = lines.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === "request");
  expect(requests.every(({ requestId }) => /^[0-9a-f]{16}$/.test(requestId ?? ""))).toBe(true);
  const seen = requests.map(({ method, route, status }) => `${method} ${route} ${status}`);
  for (const line of ["POST /orders 200", "POST /orders/:id/refunds 200", "GET /orders/:id 400"]) expect(seen).toContain(line);
  expect(requests.filter(({ route }) => route?.includes(id))).toEqual([]);
}, 60_000);
