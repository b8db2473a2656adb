import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import type { Route } from "../../../platform/http/route";
import type { ActorName } from "../../../testing/actors";
import { ApiError } from "../../../testing/world";
import { paymentRoutes } from "../payment.routes";
import { CODE, openRig, type Rig } from "./rig";

const MEMBERS: ActorName[] = ["owner", "safetyOfficer", "otherOwner", "diner"];
const STAFF: ActorName[] = ["owner", "safetyOfficer"];

/** Who gets in, by endpoint. A new endpoint without a row does not compile. */
const MATRIX: Record<keyof typeof paymentApi, ActorName[]> = {
  place: MEMBERS,
  repay: ["diner"],
  sync: ["owner", "safetyOfficer", "diner"],
  get: ["owner", "safetyOfficer", "diner"],
  mine: MEMBERS,
  ofShop: STAFF,
  takings: STAFF,
  refund: ["owner"],
  review: ["diner"],
  answerReview: STAFF,
  oversight: ["administrator", "bureauOfficer", "stationOfficer", "otherStationOfficer", "commandOperator"],
  demoPay: ["diner"],
};

let rig: Rig;
let orderId: string;
beforeAll(async () => {
  rig = await openRig();
  orderId = (await rig.paidOrder()).id;
});
afterAll(() => rig.close());

test.each(Object.keys(MATRIX) as (keyof typeof MATRIX)[])("payments.%s admits those who may and nobody else", async (name) => {
  const bound = paymentRoutes(rig.services)[name] as Route;
  const input = { id: orderId, establishmentId: rig.shop.publicId };
  const admitted: string[] = [];
  for (const [who, actor] of Object.entries(rig.actors)) {
    const subject = await bound.subject(input, actor);
    if (bound.allow(actor, subject)) admitted.push(who);
  }
  expect(admitted).toEqual(MATRIX[name]);
});

test.each([
  ["anonymous", "GET", "/orders/ID", 401],
  ["diner", "GET", "/orders/ID", 200],
  ["otherOwner", "GET", "/orders/ID", 403],
  ["bureauOfficer", "GET", "/orders/ID", 403],
  ["anonymous", "POST", "/orders", 401],
  ["bureauOfficer", "POST", "/orders", 403],
  ["otherOwner", "GET", "/establishments/SHOP/takings", 403],
  ["otherOwner", "GET", "/establishments/SHOP/orders", 403],
  ["diner", "GET", "/payments/oversight", 403],
  ["owner", "GET", "/payments/oversight", 403],
  ["commandOperator", "GET", "/payments/oversight", 200],
  ["diner", "GET", "/orders/0000000000000000", 404],
] as const)("%s %s %s answers %i", async (who, method, path, status) => {
  const url = `/api/v1${path.replace("ID", orderId).replace("SHOP", rig.shop.publicId)}`;
  const body = method === "POST" ? { body: JSON.stringify({ code: CODE, amountFen: 100 }) } : {};
  const answer = await rig.world.fetchAs(rig.actors[who], url, { method, headers: { "content-type": "application/json", "idempotency-key": "access-matrix" }, ...body });
  expect(answer.status).toBe(status);
});

test("a write without its request number is refused", async () => {
  await expect(rig.world.as(rig.actors.diner)(paymentApi.place, { code: CODE, amountFen: 100 })).rejects.toThrow(ApiError);
});
