import { ticketOfScan } from "@sunshine/domain/accounts/pc-sign-in";
import { openWorld, type World } from "../../../testing/world";
import { endMembership, grantMembership } from "..";
import { PcSignIn } from "../account.model";
import { createDevice, fakeMini, minutesLater, SHOP, shareWorld, signInPhone, type Device } from "./rig";

const PHONE = "13800001234";
const shared = shareWorld(() => openWorld({ mini: fakeMini() }));
let world: World;
let owner: Device;
beforeEach(async () => {
  world = shared();
  await world.write(() => grantMembership(world.services, { phone: PHONE, establishment: SHOP, role: "owner" }));
  owner = (await signInPhone(world, "oOwner", PHONE)).device;
});

const begin = async () => {
  const pc = createDevice(world);
  const { body } = await pc.post("/sessions/pc");
  const { ticket, secret, scanText } = body as unknown as { ticket: string; secret: string; scanText: string };
  return { pc, ticket, secret, scanText, claim: (device = pc) => device.post(`/sessions/pc/${ticket}/claim`, { secret }), answer: (approve: boolean, device = owner) => device.post(`/sessions/pc/${ticket}/approval`, { approve }) };
};

test("a PC shows a code, the owner's phone approves, and the PC is signed in by a cookie", async () => {
  const { pc, ticket, scanText, claim, answer } = await begin();
  expect(ticketOfScan(scanText)).toBe(ticket);
  expect((await claim()).body).toEqual({ state: "waiting" });
  expect((await answer(true)).status).toBe(200);
  const { body } = await claim();
  expect(body).toMatchObject({ state: "signed_in", session: { me: { kind: "member", memberships: [{ establishmentName: SHOP.name }] } } });
  expect((body["session"] as Record<string, unknown>)["token"]).toBeUndefined();
  expect((await pc.get("/me")).body["me"]).toMatchObject({ kind: "member" });
  expect((await pc.post("/sessions/sign-out")).status).toBe(200);
});

test("a text that is not ours is no ticket", () => {
  expect(ticketOfScan("https://example.com/s/abc")).toBeNull();
  expect(ticketOfScan("sunshine-pc-sign-in:short")).toBeNull();
});

test("a refusal reaches the PC", async () => {
  const { claim, answer } = await begin();
  await answer(false);
  expect((await claim()).body).toEqual({ state: "refused" });
});

test("after two minutes neither the phone nor the PC gets anywhere, approved or not", async () => {
  const [late, approved] = [await begin(), await begin()];
  await approved.answer(true);
  world.at(minutesLater(world.services, 2));
  expect((await late.answer(true)).status).toBe(410);
  expect((await late.claim()).body).toEqual({ state: "expired" });
  expect((await approved.claim()).body).toEqual({ state: "expired" });
});

test("of five claims at once one gets the session", async () => {
  const { claim, answer } = await begin();
  await answer(true);
  const answers = await Promise.all(Array.from({ length: 5 }, () => claim(createDevice(world))));
  expect(answers.filter(({ body }) => body["state"] === "signed_in")).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 410)).toHaveLength(4);
});

test("of two answers the first counts", async () => {
  const { claim, answer } = await begin();
  await answer(false);
  expect((await answer(true)).status).toBe(410);
  expect((await claim()).body).toEqual({ state: "refused" });
});

test("the ticket alone, photographed from the screen, opens nothing", async () => {
  const { ticket, answer } = await begin();
  await answer(true);
  expect((await createDevice(world).post(`/sessions/pc/${ticket}/claim`, { secret: "x".repeat(43) })).status).toBe(404);
  expect(JSON.stringify(await PcSignIn.findAll())).not.toContain("x".repeat(43));
});

test("a diner without a shop cannot sign a PC in, and who left the shop meanwhile neither", async () => {
  const { claim, answer } = await begin();
  const diner = (await signInPhone(world, "oDiner")).device;
  expect((await answer(true, diner)).status).toBe(403);
  await answer(true);
  await world.write(() => endMembership(world.services, { phone: PHONE, establishment: SHOP, role: "owner" }));
  expect((await claim()).body).toEqual({ state: "refused" });
});
