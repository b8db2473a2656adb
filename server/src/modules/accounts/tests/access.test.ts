import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { actorsAround, type ActorName } from "../../../testing/actors";
import { openWorld, type World } from "../../../testing/world";
import { endMembership, grantMembership } from "..";
import { Account } from "../account.model";
import { fakeMini, SHOP, signInPhone } from "./rig";

const OFFICERS: ActorName[] = ["administrator", "bureauOfficer", "stationOfficer", "otherStationOfficer", "commandOperator"];
const STAFF: ActorName[] = ["owner", "safetyOfficer", "otherOwner"];
const MEMBERS: ActorName[] = [...STAFF, "diner"];
const EVERYONE: ActorName[] = [...OFFICERS, ...MEMBERS, "anonymous"];

const MATRIX: Record<keyof typeof accountApi, ActorName[]> = {
  me: EVERYONE, signInByWechat: EVERYONE, givePhone: MEMBERS, askSignInCode: EVERYONE, signInByPhone: EVERYONE, askPhoneCode: MEMBERS, confirmPhoneCode: MEMBERS, signInByPassword: EVERYONE, signOut: EVERYONE,
  signInOfficerOnPhone: EVERYONE, resumeOfficer: EVERYONE, wechatBinding: OFFICERS, unbindWechat: OFFICERS,
  changePassword: OFFICERS, beginSecondFactor: OFFICERS, confirmSecondFactor: OFFICERS,
  beginPcSignIn: EVERYONE, approvePcSignIn: STAFF, claimPcSignIn: EVERYONE,
  sessions: [...OFFICERS, ...MEMBERS], revokeSession: [...OFFICERS, ...MEMBERS],
  demoPeople: EVERYONE, demoWechatCode: EVERYONE, demoPhoneCode: EVERYONE,
};

const actors = actorsAround(1);
let world: World;
let ticket = "";
let secret = "";
beforeAll(async () => {
  world = await openWorld({ mini: fakeMini() });
  const begun = (await (await world.fetchAs(actors.anonymous, "/api/v1/sessions/pc", { method: "POST" })).json()) as { ticket: string; secret: string };
  ({ ticket, secret } = begun);
});
afterAll(() => world.close());

const inputs = (): Partial<Record<keyof typeof accountApi, object>> => ({
  signInByWechat: { code: "nonsense" }, givePhone: { code: "nonsense" }, askSignInCode: { phone: "13800001235" }, signInByPhone: { phone: "13800001235", code: "000000" }, askPhoneCode: { phone: "13800001234" }, confirmPhoneCode: { code: "000000" }, signInByPassword: { login: "nobody", password: "wrong" },
  signInOfficerOnPhone: { login: "nobody", password: "wrong", code: "nonsense" }, resumeOfficer: { code: "nonsense" },
  changePassword: { current: "wrong", next: "千岛湖的鱼头真好吃啊" }, confirmSecondFactor: { totp: "000000" }, approvePcSignIn: { approve: false },
  claimPcSignIn: { secret }, demoWechatCode: { openid: "o1" }, demoPhoneCode: { phone: "13800001234" },
});

/** True when the rule of access let the request through; what the operation then says is not asked here. */
const passes = async (name: keyof typeof accountApi, actor: ActorName): Promise<boolean> => {
  const { method, path } = accountApi[name];
  const url = `/api/v1${path.replace(":ticket", ticket).replace(":id", ticket)}`;
  const response = await world.fetchAs(actors[actor], url, { method, headers: { "content-type": "application/json" }, ...(method !== "GET" && { body: JSON.stringify(inputs()[name] ?? {}) }) });
  const { error } = (await response.json()) as { error?: { code: string } };
  if (error?.code !== "unauthenticated" && error?.code !== "forbidden") return true;
  expect(error.code).toBe(actor === "anonymous" ? "unauthenticated" : "forbidden");
  return false;
};

test.each(Object.keys(MATRIX) as (keyof typeof accountApi)[])("%s is open to exactly the actors of the matrix", async (name) => {
  const open: ActorName[] = [];
  for (const actor of Object.keys(actors) as ActorName[]) if (await passes(name, actor)) open.push(actor);
  expect(open).toEqual(EVERYONE.filter((actor) => MATRIX[name].includes(actor)));
});

test("membership ends for the named shop only", async () => {
  const other = { ...SHOP, id: 502, publicId: "fedcba9876543210", name: "湖景小吃" };
  const phone = "13700001234";
  for (const establishment of [SHOP, other]) await world.write(() => grantMembership(world.services, { phone, establishment, role: "safety_officer" }));
  await signInPhone(world, "oBoth", phone);
  await world.write(() => endMembership(world.services, { phone, establishment: SHOP, role: "safety_officer" }));
  const { device } = await signInPhone(world, "oBoth");
  expect((await device.get("/me")).body["me"]).toMatchObject({ memberships: [{ establishmentName: "湖景小吃" }] });
  expect(await Account.count()).toBe(1);
});
