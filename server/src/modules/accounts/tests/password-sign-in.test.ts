import { generateSync } from "otplib";
import { performance } from "node:perf_hooks";
import type { World } from "../../../testing/world";
import { inTransaction } from "../../../platform/db/transaction";
import { Officer, SignInGuard } from "../../officers/officer.model";
import { createDevice, enlist, minutesLater, PASSWORD, shareWorld } from "./rig";

const shared = shareWorld();
let world: World;
beforeEach(() => {
  world = shared();
});

const tryWrong = async (times: number, login = "fang") => {
  const browser = createDevice(world);
  let last = await browser.signIn(login, "wrong");
  for (let i = 1; i < times; i += 1) last = await browser.signIn(login, "wrong");
  return last;
};

test("an officer signs in by name and password and learns who they are", async () => {
  await enlist(world, "fang");
  const browser = createDevice(world);
  const { status, body } = await browser.signIn("Fang", PASSWORD);
  expect(status).toBe(200);
  expect(body).toMatchObject({ me: { kind: "officer", name: "方子衡", role: "bureau_officer", towns: null, secondFactor: false, mustChangePassword: false } });
  expect(body["token"]).toBeUndefined();
  expect(browser.cookie()).toMatch(/^sunshine_session=[\w-]{43}$/);
  expect((await browser.get("/me")).body["csrfToken"]).toBe(body["csrfToken"]);
});

test("the cookie is out of reach for scripts and other sites", async () => {
  await enlist(world, "fang");
  const response = await fetch(`${world.url}/api/v1/sessions/password`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ login: "fang", password: PASSWORD }),
  });
  expect(response.headers.get("set-cookie")).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
});

test("a wrong password and an unknown login get the same answer", async () => {
  await enlist(world, "fang");
  const browser = createDevice(world);
  const strip = ({ status, body }: Awaited<ReturnType<typeof browser.signIn>>) => ({ status, code: body.error!.code, message: body.error!.message });
  expect(strip(await browser.signIn("fang", "wrong"))).toEqual(strip(await browser.signIn("nobody", "wrong")));
});

test("an unknown login takes the time of a hash, too", async () => {
  await enlist(world, "fang");
  const browser = createDevice(world);
  const fastest = async (login: string): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      const begin = performance.now();
      await browser.signIn(login, "wrong");
      times.push(performance.now() - begin);
    }
    return Math.min(...times);
  };
  await browser.signIn("warm", "wrong");
  expect(await fastest("nobody")).toBeGreaterThan((await fastest("fang")) * 0.4);
});

test("the fifth failure locks for a minute, also against the right password, and each further one for twice as long", async () => {
  await enlist(world, "fang");
  expect(await tryWrong(5)).toMatchObject({ status: 401 });
  const browser = createDevice(world);
  expect(await browser.signIn("fang", PASSWORD)).toMatchObject({ status: 423, body: { error: { code: "locked_out", retryAfter: 60 } } });
  world.at(minutesLater(world.services, 1));
  expect((await browser.signIn("fang", "wrong")).status).toBe(401);
  expect((await browser.signIn("fang", PASSWORD)).body.error).toMatchObject({ code: "locked_out", retryAfter: 120 });
  world.at(minutesLater(world.services, 2));
  expect((await browser.signIn("fang", PASSWORD)).status).toBe(200);
  expect(await SignInGuard.count()).toBe(0);
});

test("an unknown login is locked like a known one", async () => {
  await tryWrong(5, "nobody");
  expect((await createDevice(world).signIn("nobody", "wrong")).status).toBe(423);
});

test("twenty guesses at once are five guesses", async () => {
  await enlist(world, "fang");
  const answers = await Promise.all(Array.from({ length: 20 }, () => createDevice(world).signIn("fang", "wrong")));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 423)).toHaveLength(15);
});

test("the count outlives a rollback around it", async () => {
  const { chargeAttempt } = await import("../../officers/sign-in-guard");
  const rolledBack = inTransaction(world.services.db.sequelize, async () => {
    if (world.services.db.dialect === "mysql") await chargeAttempt(world.services, "fang");
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  // The embedded engine has one writer: there the count is written by the sign-in that holds no transaction.
  if (world.services.db.dialect === "sqlite") await tryWrong(1);
  expect((await SignInGuard.findOne())!.failures).toBe(1);
});

test("a disabled officer and an expired one-time password are told so, but only with the right password", async () => {
  const { officer } = await enlist(world, "fang");
  await officer.update({ state: "disabled" });
  expect((await createDevice(world).signIn("fang", PASSWORD)).body.error!.message).toContain("停用");
  expect((await createDevice(world).signIn("fang", "wrong")).body.error!.message).not.toContain("停用");
  await officer.update({ state: "active", passwordExpiresAt: world.services.clock.now() });
  expect((await createDevice(world).signIn("fang", PASSWORD)).body.error!.message).toContain("过期");
});

describe("second factor", () => {
  const codeAt = (secret: string): string => generateSync({ secret, epoch: Math.floor(world.services.clock.now().getTime() / 1000) });
  const enable = async (): Promise<string> => {
    await enlist(world, "fang");
    const browser = createDevice(world);
    await browser.signIn("fang", PASSWORD);
    const begun = await browser.post("/me/second-factor/begin");
    const secret = begun.body["secret"] as string;
    expect(begun.body["otpauthUrl"]).toContain(`secret=${secret}`);
    expect((await browser.post("/me/second-factor/confirm", { totp: codeAt(secret) === "000000" ? "111111" : "000000" })).status).toBe(400);
    expect((await browser.post("/me/second-factor/confirm", { totp: codeAt(secret) })).status).toBe(200);
    return secret;
  };

  test("is asked for, accepted once, and refused when a code is used again", async () => {
    const secret = await enable();
    const browser = createDevice(world);
    expect((await browser.signIn("fang", PASSWORD)).body.error!.code).toBe("second_factor_required");
    expect((await browser.signIn("fang", PASSWORD, codeAt(secret))).body.error!.message).toContain("已经用过");
    world.at(minutesLater(world.services, 1));
    const code = codeAt(secret);
    expect((await browser.signIn("fang", PASSWORD, code)).status).toBe(200);
    expect((await createDevice(world).signIn("fang", PASSWORD, code)).status).toBe(401);
    world.at(minutesLater(world.services, 5));
    expect((await createDevice(world).signIn("fang", PASSWORD, code)).status).toBe(401);
  });

  test("one code used twice at once opens one session", async () => {
    const secret = await enable();
    world.at(minutesLater(world.services, 1));
    const code = codeAt(secret);
    const answers = await Promise.all([1, 2, 3].map(() => createDevice(world).signIn("fang", PASSWORD, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test("lies sealed in the database and cannot be replaced by whoever finds a screen open", async () => {
    const secret = await enable();
    expect(JSON.stringify(await Officer.findAll())).not.toContain(secret);
    world.at(minutesLater(world.services, 1));
    const browser = createDevice(world);
    await browser.signIn("fang", PASSWORD, codeAt(secret));
    expect((await browser.post("/me/second-factor/begin")).status).toBe(409);
  });
});
