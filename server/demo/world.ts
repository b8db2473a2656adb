import type { MemberActor, OfficerActor } from "@sunshine/domain/accounts/actor";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { checkoutCodeApi } from "@sunshine/domain/establishments/code.contract";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { API_PREFIX } from "@sunshine/domain/kernel/endpoint";
import { addDays, dayOf, startOfDay } from "@sunshine/domain/kernel/day";
import { officerApi } from "@sunshine/domain/officers/officer.contract";
import { messageApi } from "@sunshine/domain/notices/message.contract";
import { SUBSCRIBE_TEMPLATES } from "@sunshine/domain/notices/notice.vocabulary";
import { readNoticesBefore } from "../src/modules/notices";
import { modules } from "../src/modules";
import { createAuthenticator, setDemoPeople } from "../src/modules/accounts";
import { openLocalHost, readJson, type LocalHost } from "../src/local-host";
import type { Authenticator } from "../src/platform/http/request-state";
import type { Services } from "../src/platform/services";
import { perform } from "./acts";
import { dinerOpenid, gatherCast, ownerOpenid, type Cast, type DemoHost } from "./cast";
import { createChance, type Chance } from "./chance";
import { leaveErrands, openDuty } from "./errands";
import { importShops } from "./import";
import { personName, phoneNumber } from "./names";
import { DEMO_PASSWORD, OFFICERS, type DemoOfficer } from "./people";
import { demoShops, type DemoShop } from "./shops";
import { FULL_STORY, STORY_DAYS, storyOf, type StorySize } from "./story";

/** What the story knows of a shop while it is told. */
export interface Stage {
  readonly shop: DemoShop;
  readonly id: string;
  readonly codes: string[];
  /** Orders that were paid here, newest last. */
  readonly paid: { readonly id: string; readonly amountFen: number }[];
  lastVisit: { id: string; version: number; open: readonly string[] } | null;
  suspended: boolean;
}

/** The stage on which the demo year is played: the server itself, a clock that is set, and the people. */
export interface Play {
  readonly host: DemoHost;
  readonly services: Services;
  readonly chance: Chance;
  readonly cast: Cast;
  readonly stages: readonly Stage[];
  readonly setClock: (at: Date) => void;
  /** The moment at which the story ends. */
  readonly until: Date;
  /** A fresh key for each act: nothing here is repeated. */
  readonly key: () => string;
  /** What the server does by itself in the course of a day: reminders, escalations, endings. */
  readonly dawn: () => Promise<void>;
}

export type Report = (text: string) => void;

/** Notices younger than this wait to be read. */
const UNREAD_DAYS = 4;

/** Recurring work of which people hear; the rest only keeps house. */
const HEARD = ["complaints.escalate", "rectifications.remind", "honours.expire"];

/** Stands for the installer: makes the first officers. */
const INSTALLER: OfficerActor = { kind: "officer", officerId: 0, sessionId: 0, role: "administrator", name: "系统初始化", towns: null };

/** Cookie sessions are the console's way, so the first sign-in and the change of password go that way too. */
const enterConsole = async (host: LocalHost, login: string, password: string): Promise<string> => {
  const json = { "content-type": "application/json" };
  const signedIn = await fetch(`${host.url}${API_PREFIX}${accountApi.signInByPassword.path}`, { method: "POST", headers: json, body: JSON.stringify({ login, password }) });
  const { csrfToken = "" } = accountApi.signInByPassword.output.parse(await readJson(signedIn));
  const cookie = (signedIn.headers.get("set-cookie") ?? "").split(";")[0]!;
  await readJson(
    await fetch(`${host.url}${API_PREFIX}${accountApi.changePassword.path}`, {
      method: "POST",
      headers: { ...json, cookie, "x-csrf-token": csrfToken },
      body: JSON.stringify({ current: password, next: DEMO_PASSWORD }),
    })
  );
  return cookie.slice(cookie.indexOf("=") + 1);
};

/** Makes one officer, who signs in and chooses the demo password as a person would. */
const enlist = async (host: LocalHost, authenticator: Authenticator, key: string, officer: DemoOfficer): Promise<OfficerActor> => {
  const { oneTimePassword } = await host.as(INSTALLER)(
    officerApi.create,
    { login: officer.login, name: officer.name, role: officer.role, stationCode: officer.stationCode, badgeNumber: officer.badgeNumber, phone: null },
    { key }
  );
  const actor = await authenticator.actorOf(await enterConsole(host, officer.login, oneTimePassword));
  if (actor.kind !== "officer") throw new Error(`${officer.login} did not sign in as an officer`);
  return actor;
};

/** Two codes and the people of a shop, entered by its officer. */
const furnish = async ({ host, chance, key, cast }: Omit<Play, "stages">, shop: DemoShop, id: string, serial: number): Promise<string[]> => {
  const officer = cast.stationOf(shop.town.code);
  const today = dayOf(host.now());
  const person = (name: string, duty: string, role: "owner" | "safety_officer" | "staff", phone: string | null) =>
    host.as(officer)(establishmentApi.addPerson, { id, name, duty, role, phone, healthCertificateExpiresOn: role === "owner" ? null : addDays(today, chance.int(300, 640)) }, { key: key() });
  await person(shop.contactName, "负责人", "owner", phoneNumber(serial));
  await person(personName(chance), "食品安全员", "safety_officer", phoneNumber(1000 + serial));
  for (let more = chance.int(1, 3); more > 0; more -= 1) await person(personName(chance), chance.pick(["厨师", "切配", "服务员", "洗消员"]), "staff", null);
  const labels = shop.type.startsWith("restaurant") ? ["1 号收银台", `${chance.int(2, 30)} 号桌`] : ["用餐窗口"];
  const codes: string[] = [];
  for (const label of labels) codes.push((await host.as(officer)(checkoutCodeApi.create, { id, label }, { key: key() })).code);
  return codes;
};

const staffOf = (cast: Cast, at: number): Promise<MemberActor[]> => Promise.all([cast.member(ownerOpenid(at), phoneNumber(at + 1)), cast.member(`demo-safety-${at + 1}`, phoneNumber(1001 + at))]);

/** The people of some shops are there from the beginning, so that the year's notices reach them. */
const welcomeStaff = async (cast: Cast, stages: readonly Stage[]): Promise<void> => {
  const indexes = stages.map((_, at) => at);
  const paying = indexes.filter((at) => stages[at]!.shop.subMchid !== null).slice(0, 4);
  const canteens = indexes.filter((at) => stages[at]!.shop.type === "school_canteen").slice(0, 1);
  for (const at of [...paying, ...canteens]) await staffOf(cast, at);
};

/** Lets WeChat send somebody the next messages, as if they had tapped 允许. */
const agree = async ({ host, key }: Pick<Play, "host" | "key">, actor: MemberActor): Promise<void> => {
  await host.as(actor)(messageApi.demoConsent, { templates: [...SUBSCRIBE_TEMPLATES] });
  await host.as(actor)(messageApi.recordConsent, { answers: SUBSCRIBE_TEMPLATES.map((template) => ({ template, answer: "accept" as const })) }, { key: key() });
};

/** The identities that demo pages offer: a diner, and the people of two shops. */
const presentPeople = async (play: Pick<Play, "host" | "key" | "services">, cast: Cast, stages: readonly Stage[]): Promise<void> => {
  const paying = stages.findIndex(({ shop, suspended }) => shop.subMchid !== null && !suspended);
  const canteen = stages.findIndex(({ shop }) => shop.type === "school_canteen");
  const members = [{ openid: dinerOpenid(0), label: "消费者" }];
  for (const at of [paying, canteen].filter((index) => index >= 0)) {
    const { name } = stages[at]!.shop;
    for (const person of await staffOf(cast, at)) await agree(play, person);
    members.push({ openid: ownerOpenid(at), label: `${name} 负责人` }, { openid: `demo-safety-${at + 1}`, label: `${name} 食品安全员` });
  }
  await agree(play, await cast.diner(0));
  await setDemoPeople(play.services, { officers: OFFICERS.map(({ login, name, role }) => ({ login, name, role, password: DEMO_PASSWORD })), members });
};

export interface DemoLimits {
  readonly shops?: number;
  readonly story?: StorySize;
}

/**
 * Builds the demo county by running the real operations along a simulated clock: a year from the import of the archive
 * to this minute. The same day gives the same county, but for ids.
 */
export const buildDemoWorld = async (real: Services, report: Report, port: number, limits: DemoLimits = {}): Promise<void> => {
  const now = real.clock.now();
  const today = dayOf(now);
  let clock = startOfDay(addDays(today, -STORY_DAYS));
  const services: Services = {
    ...real,
    clock: { now: () => clock },
    settings: { ...real.settings, WXPAY_NOTIFY_BASE_URL: `http://127.0.0.1:${port}` },
  };
  const setClock = (at: Date): void => {
    if (at > clock) clock = at;
  };
  const authenticator = createAuthenticator(services);
  const opened = await openLocalHost(services, authenticator, port);
  const host = { ...opened, now: () => clock };
  let serial = 0;
  const key = (): string => `demo-${String((serial += 1)).padStart(10, "0")}`;
  const chance = createChance(330127);
  try {
    const officers: OfficerActor[] = [];
    for (const officer of OFFICERS) officers.push(await enlist(host, authenticator, key(), officer));
    const cast = gatherCast(host, authenticator, officers);
    const shops = demoShops(chance, services.region, today).slice(0, limits.shops);
    setClock(new Date(clock.getTime() + 9 * 3_600_000));
    const ids = await importShops({ host, cast, report }, shops);
    const stages: Stage[] = [];
    const daily = modules.flatMap(({ schedules }) => schedules?.(services) ?? []).filter(({ name }) => HEARD.includes(name));
    const dawn = async (): Promise<void> => {
      for (const { run } of daily) await run();
    };
    const parts = { host, services, chance, cast, setClock, key, until: now, dawn };
    for (const [at, shop] of shops.entries()) {
      const id = ids.get(shop.licenceNumber);
      if (!id) throw new Error(`${shop.name} was not imported`);
      stages.push({ shop, id, codes: await furnish(parts, shop, id, at + 1), paid: [], lastVisit: null, suspended: false });
      if (at % 40 === 39) report(`登记人员与收银码 ${at + 1}/${shops.length}`);
    }
    await welcomeStaff(cast, stages);
    await host.settle();
    await perform({ ...parts, stages }, storyOf(chance, shops, today, now, limits.story ?? FULL_STORY), report);
    setClock(now);
    await openDuty({ ...parts, stages }, officers);
    await leaveErrands({ ...parts, stages });
    await presentPeople(parts, cast, stages);
    await host.settle();
    await readNoticesBefore(startOfDay(addDays(today, -UNREAD_DAYS)));
  } finally {
    await host.close();
  }
};
