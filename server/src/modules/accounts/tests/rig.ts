import { SYSTEM } from "@sunshine/domain/accounts/actor";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { API_PREFIX } from "@sunshine/domain/kernel/endpoint";
import type { ErrorBody } from "@sunshine/domain/kernel/errors";
import { MiniProgramRefused } from "../../../platform/wechat/mini-program-errors";
import type { MiniProgramApi } from "../../../platform/wechat/mini-program-port";
import type { Services } from "../../../platform/services";
import { openWorld, type World } from "../../../testing/world";
import { modules } from "../../../modules";
import { createOfficer, type NewOfficer } from "../../officers";

export const PASSWORD = "千岛湖的鱼头真好吃啊";
export const SHOP = { id: 501, publicId: "0123456789abcdef", name: "千岛湖鱼味馆", townCode: "330127100" };

const unused = (): never => {
  throw new Error("not part of this test");
};

/** WeChat with codes that say what they stand for: "open:<openid>", "phone:<number>"; each works once. */
export const fakeMini = (): MiniProgramApi => {
  const used = new Set<string>();
  const spend = (code: string, prefix: string): string => {
    if (!code.startsWith(prefix)) throw new MiniProgramRefused("/sns/jscode2session", 40029, "invalid code");
    if (used.has(code)) throw new MiniProgramRefused("/sns/jscode2session", 40163, "code been used");
    used.add(code);
    return code.slice(prefix.length).split("#")[0]!;
  };
  return {
    signIn: async (code) => ({ openid: spend(code, "open:"), unionid: null }),
    phoneNumber: async (code) => ({ phone: spend(code, "phone:"), countryCode: "86" }),
    codeImage: unused, urlLink: unused, sendSubscribeMessage: unused, checkText: unused, checkMedia: unused,
  };
};

const TABLES = ["sessions", "officers", "stations", "saved_views", "officer_bindings", "sign_in_guards", "accounts", "memberships", "pc_sign_ins", "demo_casts", "audit_entries", "audit_heads"];

/**
 * One world for all tests of a file, because a database of its own costs seconds on a server; each test begins with
 * nobody enlisted, an hour after the last one, so that no limit of the former touches it.
 */
export const shareWorld = (open: () => Promise<World> = openWorld): (() => World) => {
  let world: World;
  beforeAll(async () => {
    world = await open();
  }, 60_000);
  beforeEach(async () => {
    for (const table of TABLES) await world.services.db.sequelize.query(`DELETE FROM ${table}`);
    for (const { prepare } of modules) await prepare?.(world.services);
    world.at(minutesLater(world.services, 60));
  });
  afterAll(() => world.close());
  return () => world;
};

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & Partial<ErrorBody>;
}

/** A browser or a phone: keeps its cookie or bearer, and sends its CSRF token unless told not to. */
export const createDevice = (world: World, bearer?: string) => {
  let cookie = "";
  let csrf = "";
  const send = async (method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> => {
    const response = await fetch(world.url + API_PREFIX + path, {
      method,
      headers: {
        "content-type": "application/json",
        "user-agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Edg/130.0",
        ...(bearer && { authorization: `Bearer ${bearer}` }),
        ...(cookie && { cookie }),
        ...(csrf && { "x-csrf-token": csrf }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const set = response.headers.get("set-cookie");
    if (set) cookie = set.includes("Max-Age=0") ? "" : set.split(";")[0]!;
    const answer = (await response.json()) as Answer["body"];
    const session = (answer["session"] ?? answer) as { csrfToken?: string };
    if (session.csrfToken) csrf = session.csrfToken;
    return { status: response.status, body: answer };
  };
  return {
    send,
    get: (path: string) => send("GET", path),
    post: (path: string, body: object = {}, headers: Record<string, string> = {}) => send("POST", path, body, headers),
    cookie: () => cookie,
    forgetCsrf: () => (csrf = ""),
    signIn: (login: string, password: string, totp?: string) => send("POST", accountApi.signInByPassword.path, { login, password, ...(totp && { totp }) }),
  };
};
export type Device = ReturnType<typeof createDevice>;

/** An officer with a password of their own. */
export const enlist = (world: World, login: string, fields: Partial<NewOfficer> = {}) =>
  world.write(() =>
    createOfficer(world.services, SYSTEM, { login, name: "方子衡", role: "bureau_officer", stationCode: null, badgeNumber: null, phone: null, password: PASSWORD, ...fields })
  );

/** Signs a phone in, with its number where one is given. */
export const signInPhone = async (world: World, openid: string, phone?: string): Promise<{ device: Device; token: string }> => {
  const nonce = Math.random().toString(36).slice(2);
  const { body } = await createDevice(world).post(accountApi.signInByWechat.path, { code: `open:${openid}#${nonce}` });
  const token = body["token"] as string;
  const device = createDevice(world, token);
  if (phone !== undefined) await device.post(accountApi.givePhone.path, { code: `phone:${phone}#${nonce}` });
  return { device, token };
};

export const minutesLater = (services: Services, minutes: number): string => new Date(services.clock.now().getTime() + minutes * 60_000).toISOString();
