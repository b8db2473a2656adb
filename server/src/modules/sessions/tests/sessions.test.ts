import { WebSocket } from "ws";
import { SYSTEM } from "@sunshine/domain/accounts/actor";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { LIVE_PATH } from "@sunshine/domain/live/live.protocol";
import { hashSecret } from "../../../platform/crypto/ids";
import { openWorld, type World } from "../../../testing/world";
import { createDevice, enlist, fakeMini, minutesLater, PASSWORD, shareWorld, signInPhone, type Device } from "../../accounts/tests/rig";
import { Officer } from "../../officers/officer.model";
import { setOfficerState } from "../../officers/operations/change-officer";
import { createAuthenticator } from "..";
import { sweepSessions } from "../operations/end-sessions";
import { Session } from "../session.model";

const shared = shareWorld(() => openWorld({ mini: fakeMini() }));
let world: World;
beforeEach(async () => {
  world = shared();
  await enlist(world, "fang");
});

const signedIn = async (login = "fang"): Promise<Device> => {
  const browser = createDevice(world);
  expect((await browser.signIn(login, PASSWORD)).status).toBe(200);
  return browser;
};

/** Opens a socket as a device and tells when it is ready and how it was closed. */
const listen = async (device: Device) => {
  const socket = new WebSocket(world.url.replace("http", "ws") + LIVE_PATH, { headers: { cookie: device.cookie() } });
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  const heard: string[] = [];
  const ready = new Promise<void>((resolve) => socket.on("message", (raw: Buffer) => {
    heard.push((JSON.parse(raw.toString()) as { type: string }).type);
    resolve();
  }));
  await new Promise((resolve) => socket.on("open", resolve));
  socket.send(JSON.stringify({ type: "hello" }));
  await ready;
  return { closed, heard };
};

test("the secret of a session is nowhere in the database", async () => {
  const browser = await signedIn();
  const secret = browser.cookie().split("=")[1]!;
  const row = (await Session.findOne())!;
  expect(row.secretHash).toBe(hashSecret(secret));
  expect(JSON.stringify(row)).not.toContain(secret);
});

test("a revoked session is refused at once, and its socket is closed with 4401", async () => {
  const [kept, lost] = [await signedIn(), await signedIn()];
  const socket = await listen(lost);
  const { rows } = accountApi.sessions.output.parse((await kept.get("/me/sessions")).body);
  expect(rows.map(({ current, device }) => [current, device])).toEqual([[false, "Windows · Edge"], [true, "Windows · Edge"]]);
  expect((await kept.send("DELETE", `/me/sessions/${rows.find(({ current }) => !current)!.id}`)).status).toBe(200);
  expect((await lost.get("/me/sessions")).status).toBe(401);
  expect((await kept.get("/me/sessions")).status).toBe(200);
  await world.settle();
  expect(await socket.closed).toBe(4401);
  expect(socket.heard).toContain("signed_out");
});

test("signing out ends the session itself, not only the cookie", async () => {
  const browser = await signedIn();
  const copy = browser.cookie();
  expect((await browser.post("/sessions/sign-out")).status).toBe(200);
  expect(browser.cookie()).toBe("");
  expect((await createDevice(world).send("GET", "/me/sessions", undefined, { cookie: copy })).status).toBe(401);
});

test("nobody ends the session of somebody else", async () => {
  await enlist(world, "yu");
  const [fang, yu] = [await signedIn(), await signedIn("yu")];
  const { rows } = accountApi.sessions.output.parse((await fang.get("/me/sessions")).body);
  expect((await yu.send("DELETE", `/me/sessions/${rows[0]!.id}`)).status).toBe(404);
  expect((await fang.get("/me/sessions")).status).toBe(200);
});

test("a disabled officer is out at once, on HTTP and on the socket", async () => {
  const browser = await signedIn();
  const socket = await listen(browser);
  const officer = (await Officer.findOne({ where: { login: "fang" } }))!;
  await world.write(() => setOfficerState(world.services, SYSTEM, officer, officer.version, "disabled"));
  expect((await browser.get("/me/sessions")).status).toBe(401);
  await world.settle();
  expect(await socket.closed).toBe(4401);
});

test("a cookie session that writes without its token is refused, with a foreign one too, and reads all the same", async () => {
  const browser = await signedIn();
  browser.forgetCsrf();
  expect((await browser.post("/sessions/sign-out")).body.error!.code).toBe("csrf_rejected");
  expect((await browser.post("/sessions/sign-out", {}, { "x-csrf-token": "a".repeat(43) })).status).toBe(403);
  expect((await browser.get("/me")).status).toBe(200);
  expect((await browser.post("/sessions/sign-out")).status).toBe(200);
});

test("two hours without use end a console session, use prolongs it, and twelve hours end it in any case", async () => {
  const browser = await signedIn();
  const idle = await signedIn();
  for (let hour = 1; hour <= 11; hour += 1) {
    world.at(minutesLater(world.services, 60));
    expect((await browser.get("/me/sessions")).status).toBe(200);
    if (hour === 2) expect((await idle.get("/me/sessions")).status).toBe(401);
  }
  world.at(minutesLater(world.services, 60));
  expect((await browser.get("/me/sessions")).status).toBe(401);
});

test("a session is written as seen at most once a minute", async () => {
  const browser = await signedIn();
  const seen = async (): Promise<string> => (await Session.findOne())!.lastSeenAt.toISOString();
  const first = await seen();
  world.at(minutesLater(world.services, 0.9));
  await browser.get("/me");
  expect(await seen()).toBe(first);
  world.at(minutesLater(world.services, 0.2));
  await browser.get("/me");
  expect(await seen()).toBe(world.services.clock.now().toISOString());
});

test("a phone stays signed in for a fortnight without use; what is over is swept and its socket closed", async () => {
  const { device } = await signInPhone(world, "oDiner");
  const socket = await listen(await signedIn());
  world.at(minutesLater(world.services, 13 * 24 * 60));
  await sweepSessions(world.services.clock.now());
  await world.settle();
  expect(await socket.closed).toBe(4401);
  expect((await device.get("/me/sessions")).status).toBe(200);
  world.at(minutesLater(world.services, 14 * 24 * 60));
  expect((await device.get("/me/sessions")).status).toBe(401);
});

test("an eleventh device signs the longest unused one out", async () => {
  const first = await signInPhone(world, "oMany");
  for (let i = 0; i < 10; i += 1) {
    world.at(minutesLater(world.services, 1));
    await signInPhone(world, "oMany");
  }
  expect((await first.device.get("/me/sessions")).status).toBe(401);
  expect(await Session.count({ where: { personKind: "member", endedAt: null } })).toBe(10);
});

test("a request costs one query", async () => {
  const browser = await signedIn();
  let queries = 0;
  const counting = createAuthenticator({ ...world.services, db: { ...world.services.db, read: (sql, params) => { queries += 1; return world.services.db.read(sql, params); } } });
  expect(await counting.actorOf(browser.cookie().split("=")[1]!)).toMatchObject({ kind: "officer", name: "方子衡", towns: null });
  expect(queries).toBe(1);
});
