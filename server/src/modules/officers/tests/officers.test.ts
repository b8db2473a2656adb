import { officerApi } from "@sunshine/domain/officers/officer.contract";
import { actorsAround } from "../../../testing/actors";
import type { ApiError, World } from "../../../testing/world";
import { createDevice, enlist, minutesLater, PASSWORD, shareWorld } from "../../accounts/tests/rig";
import { createFirstAdministrator } from "..";
import { verifyChain } from "../../audits";
import { Officer, Station } from "../officer.model";
import { seedStations } from "../operations/stations";

const { administrator } = actorsAround(1);
const shared = shareWorld();
let world: World;
beforeEach(() => {
  world = shared();
});

const NEW = { login: "hong", name: "洪志成", role: "station_officer" as const, stationCode: "SZ03", badgeNumber: "33012703001", phone: "13800001234" };
const call = () => world.as(administrator);
const refusal = async (work: Promise<unknown>): Promise<ApiError["body"]> => (await work.then(() => { throw new Error("was not refused"); }, (error: unknown) => error as ApiError)).body;

test("a new officer signs in with the one-time password, may do nothing but change it, and then works in the own towns", async () => {
  const { officer, oneTimePassword } = await call()(officerApi.create, NEW);
  expect(officer).toMatchObject({ login: "hong", stationCode: "SZ03", phone: "138****1234", state: "active", version: 1 });
  expect(oneTimePassword).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/);
  const browser = createDevice(world);
  expect((await browser.signIn("hong", oneTimePassword)).body["me"]).toMatchObject({ mustChangePassword: true });
  expect(await browser.get("/stations")).toMatchObject({ status: 403, body: { error: { message: "请先修改初始密码，再办理业务" } } });
  expect((await browser.post("/me/second-factor/begin")).status).toBe(403);
  expect((await browser.get("/region")).status).toBe(200);
  expect((await browser.get("/me")).body["me"]).toMatchObject({ kind: "officer", mustChangePassword: true });
  expect((await browser.post("/me/password", { current: oneTimePassword, next: PASSWORD })).status).toBe(200);
  expect((await browser.get("/stations")).status).toBe(200);
  expect((await browser.get("/me")).body["me"]).toMatchObject({ mustChangePassword: false, towns: (await Station.findByPk("SZ03"))!.towns });
  expect((await createDevice(world).signIn("hong", oneTimePassword)).status).toBe(401);
});

test.each([
  ["a weak password", { current: PASSWORD, next: "password123456" }, "next", "过于常见"],
  ["the login in it", { current: PASSWORD, next: "fang-2026-xyz" }, "next", "不能包含账号"],
  ["the same again", { current: PASSWORD, next: PASSWORD }, "next", "不能与当前密码相同"],
  ["a wrong current one", { current: "wrong", next: "白天不懂夜的黑呀呀呀" }, "current", "当前密码不正确"],
])("a change of password is refused for %s", async (_, body, path, message) => {
  await enlist(world, "fang");
  const browser = createDevice(world);
  await browser.signIn("fang", PASSWORD);
  const answer = await browser.post("/me/password", body);
  expect(answer.status).toBe(400);
  expect(answer.body.error!.fields).toEqual([{ path, message: expect.stringContaining(message) as string }]);
});

test("changing the password signs the other devices out", async () => {
  await enlist(world, "fang");
  const [here, there] = [createDevice(world), createDevice(world)];
  await here.signIn("fang", PASSWORD);
  await there.signIn("fang", PASSWORD);
  await here.post("/me/password", { current: PASSWORD, next: "白天不懂夜的黑呀呀呀" });
  expect((await here.get("/me/sessions")).status).toBe(200);
  expect((await there.get("/me/sessions")).status).toBe(401);
});

test("a reset password unlocks, ends the sessions, and takes the second factor off when asked to", async () => {
  const { officer } = await enlist(world, "fang");
  const browser = createDevice(world);
  await browser.signIn("fang", PASSWORD);
  await officer.update({ totpSealed: world.services.sealing.seal("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "officers.totp") });
  for (let i = 0; i < 5; i += 1) await createDevice(world).signIn("fang", "wrong");
  expect(await call()(officerApi.get, { id: officer.publicId })).toMatchObject({ secondFactor: true, lockedUntil: minutesLater(world.services, 1) });
  const { oneTimePassword } = await call()(officerApi.resetPassword, { id: officer.publicId, removeSecondFactor: true });
  expect((await browser.get("/me/sessions")).status).toBe(401);
  expect(await call()(officerApi.get, { id: officer.publicId })).toMatchObject({ secondFactor: false, lockedUntil: null });
  expect((await createDevice(world).signIn("fang", oneTimePassword)).status).toBe(200);
});

test("a change of role or station asks for a new sign-in, a change of name does not", async () => {
  const { officer } = await enlist(world, "fang");
  const browser = createDevice(world);
  await browser.signIn("fang", PASSWORD);
  const fields = { id: officer.publicId, name: "方子恒", role: "bureau_officer" as const, stationCode: null, badgeNumber: null };
  expect(await call()(officerApi.update, { ...fields, version: 1, phone: "13900001111" })).toMatchObject({ name: "方子恒", phone: "139****1111", version: 2 });
  expect((await browser.get("/me/sessions")).status).toBe(200);
  expect(await call()(officerApi.update, { ...fields, version: 2, role: "station_officer", stationCode: "SZ01" })).toMatchObject({ stationCode: "SZ01", phone: "139****1111" });
  expect((await browser.get("/me/sessions")).status).toBe(401);
  expect((await refusal(call()(officerApi.update, { ...fields, version: 2 }))).code).toBe("stale_version");
});

test.each([
  [{ role: "station_officer" as const, stationCode: null }, "请选择所属市场监管所"],
  [{ role: "station_officer" as const, stationCode: "SZ99" }, "没有这个市场监管所"],
  [{ role: "administrator" as const, stationCode: "SZ01" }, "只有市场监管所人员"],
])("the station must fit the role: %j", async (fields, message) => {
  expect((await refusal(call()(officerApi.create, { ...NEW, ...fields }))).fields).toEqual([{ path: "stationCode", message: expect.stringContaining(message) as string }]);
});

test("a login is taken once", async () => {
  await call()(officerApi.create, NEW);
  expect(await refusal(call()(officerApi.create, NEW))).toMatchObject({ code: "duplicate", fields: [{ path: "login", message: "账号已存在" }] });
});

test("the last administrator can be neither disabled nor demoted, also not by two at once", async () => {
  const [a, b] = [await enlist(world, "chief-a", { role: "administrator" }), await enlist(world, "chief-b", { role: "administrator" })];
  const disable = ({ officer }: typeof a) => call()(officerApi.setState, { id: officer.publicId, version: officer.version, state: "disabled" });
  const results = await Promise.allSettled([disable(a), disable(b)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const last = (await Officer.findOne({ where: { state: "active" } }))!;
  const demotion = call()(officerApi.update, { id: last.publicId, version: last.version, name: last.name, role: "bureau_officer", stationCode: null, badgeNumber: null });
  expect(await refusal(demotion)).toMatchObject({ code: "rule_violated", message: expect.stringContaining("至少要有一名") as string });
});

test("officers are listed page by page and found by any part of name or login", async () => {
  for (const login of ["aa_1", "ab-2", "ac-3"]) await enlist(world, login, { name: `汪立${login.slice(-1)}` });
  const first = await call()(officerApi.list, { limit: 2 });
  const second = await call()(officerApi.list, { limit: 2, after: first.next! });
  expect([...first.rows, ...second.rows].map(({ login }) => login)).toEqual(["aa_1", "ab-2", "ac-3"]);
  expect(second.next).toBeNull();
  const found = async (q: string) => (await call()(officerApi.list, { q })).rows.map(({ login }) => login);
  expect(await found("立2")).toEqual(["ab-2"]);
  expect(await found("_")).toEqual(["aa_1"]);
  expect(await found("%")).toEqual([]);
  expect((await call()(officerApi.list, { state: "disabled" })).rows).toEqual([]);
});

test("stations come from the county's configuration once; what the administrator changed stays", async () => {
  const { rows } = await call()(officerApi.stations, {});
  expect(new Set(rows.flatMap(({ towns }) => towns)).size).toBe(23);
  const [first, second] = rows as [typeof rows[0], typeof rows[0]];
  const orphaned = first.towns[0]!;
  const change = { code: first.code, version: 1, name: first.name, towns: first.towns.slice(1) };
  expect((await refusal(call()(officerApi.updateStation, change))).fields[0]).toMatchObject({ path: "towns" });
  await call()(officerApi.updateStation, { code: second.code, version: 1, name: second.name, towns: [...second.towns, orphaned] });
  expect(await call()(officerApi.updateStation, change)).toMatchObject({ towns: change.towns, version: 2 });
  expect((await refusal(call()(officerApi.updateStation, { ...change, version: 2, towns: ["330199999", ...first.towns] }))).message).toContain("没有乡镇");
  await seedStations(world.services);
  expect((await Station.findByPk(first.code))!.towns).toEqual(change.towns);
});

test("a change of area signs the station's officers out", async () => {
  const { officer } = await enlist(world, "jiang", { role: "station_officer", stationCode: "SZ02" });
  const browser = createDevice(world);
  await browser.signIn("jiang", PASSWORD);
  const station = (await Station.findByPk("SZ02"))!;
  await call()(officerApi.updateStation, { code: "SZ02", version: 1, name: "新名称监管所", towns: station.towns });
  expect((await browser.get("/me/sessions")).status).toBe(200);
  await call()(officerApi.updateStation, { code: "SZ02", version: 2, name: "新名称监管所", towns: [...station.towns, (await Station.findByPk("SZ01"))!.towns[0]!] });
  expect((await browser.get("/me/sessions")).status).toBe(401);
  expect(officer.stationCode).toBe("SZ02");
});

test("a new installation gets one administrator with a one-time password, once, whoever starts first", async () => {
  const passwords = await Promise.all([createFirstAdministrator(world.services), createFirstAdministrator(world.services)]);
  const made = passwords.filter((password) => password !== null);
  expect(made).toHaveLength(1);
  expect(await createFirstAdministrator(world.services)).toBeNull();
  world.at(minutesLater(world.services, 365 * 24 * 60));
  expect((await createDevice(world).signIn("admin", made[0]!)).body["me"]).toMatchObject({ role: "administrator", mustChangePassword: true });
});

test("everything that was done to accounts is in the audit trail", async () => {
  const { officer } = await call()(officerApi.create, NEW);
  await call()(officerApi.setState, { id: officer.id, version: 1, state: "disabled" });
  await call()(officerApi.resetPassword, { id: officer.id });
  expect(await verifyChain()).toMatchObject({ intact: true, entries: 3 });
});
