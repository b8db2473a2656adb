import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings } from "@sunshine/config/settings";
import { messageApi } from "@sunshine/domain/notices/message.contract";
import { serverSettings } from "../../../../simulator/server-settings";
import { startSimulator, type Simulator } from "../../../../simulator/start";
import { Job } from "../../../platform/jobs/jobs";
import { MiniProgramRefused } from "../../../platform/wechat/mini-program-errors";
import { miniProgramApi } from "../../../platform/wechat/mini-program-api";
import type { MiniProgramApi } from "../../../platform/wechat/mini-program-port";
import { ConsentEntry, SubscribeMessage } from "../message.model";
import { openRig, type Rig } from "./rig";
import { caseOf } from "./samples";

const keysDir = mkdtempSync(join(tmpdir(), "wechat-"));
process.once("exit", () => rmSync(keysDir, { recursive: true, force: true }));

const TEMPLATE = "tmpl-case-progress";
let simulator: Simulator;
let rig: Rig;
/** Put before the real client for one call. */
let next: (() => Promise<void>) | null = null;

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, keysDir });
  const real = miniProgramApi(serverSettings(keysDir, simulator.url).miniProgram);
  const mini = new Proxy(real, {
    get: (api, name: keyof MiniProgramApi) => {
      if (name === "sendSubscribeMessage" && next) {
        const once = next;
        next = null;
        return once;
      }
      return api[name].bind(api);
    },
  });
  const settings = readSettings({ MODE: "test", DATA_DIR: keysDir, LOG_LEVEL: "silent", WX_SIMULATOR_URL: simulator.url, WX_TEMPLATE_CASE_PROGRESS: TEMPLATE });
  rig = await openRig({ mini, settings });
}, 60_000);
afterAll(async () => {
  await rig.close();
  await simulator.close();
});
let hour = 3;
beforeEach(async () => {
  // An hour later, so that no limit of the former test is felt.
  rig.world.at(new Date(Date.parse("2026-11-23T00:00:00Z") + (hour += 1) * 3_600_000).toISOString());
  await Promise.all([SubscribeMessage, ConsentEntry, Job].map((model) => (model as typeof Job).destroy({ where: {} })));
  simulator.books.sentMessages.clear();
});
afterEach(() => simulator.heal());

let keys = 0;
const answer = (given: "accept" | "reject", key = `consent-key-${(keys += 1)}`) =>
  rig.world.as(rig.actors.diner)(messageApi.recordConsent, { answers: [{ template: "case_progress", answer: given }] }, { key });
const remaining = async () => (await rig.world.as(rig.actors.diner)(messageApi.consents, {})).rows[0]!.remaining;
/** The person agrees on the phone, and the mini-program tells the server. */
const agree = async (): Promise<void> => {
  await rig.world.as(rig.actors.diner)(messageApi.demoConsent, { templates: ["case_progress"] });
  await answer("accept");
};
const progress = async (title = "已安排人员到现场"): Promise<void> => {
  await rig.happen("complaint.progressed.v1", { ...caseOf({ establishment: rig.shop }), title });
  await rig.world.runtime.jobs.drain();
};
const later = async (minutes: number): Promise<void> => {
  rig.world.at(new Date(rig.services.clock.now().getTime() + minutes * 60_000).toISOString());
  await rig.world.runtime.jobs.drain();
};
const states = async () => (await SubscribeMessage.findAll({ order: [["id", "ASC"]] })).map(({ state }) => state);
const ledger = async () => (await ConsentEntry.findAll({ order: [["id", "ASC"]] })).map(({ entry, change }) => `${entry} ${change}`);

test("one consent is one message, in WeChat's own fields, and the ledger says so", async () => {
  await agree();
  await progress();
  await progress("已联系经营者");
  expect([...simulator.books.sentMessages.values()]).toMatchObject([
    { touser: rig.openidOf(rig.actors.diner), template_id: TEMPLATE, data: { thing1: { value: "您的投诉有新进展" }, thing2: { value: expect.stringContaining("TS20261123") as string } } },
  ]);
  expect(await states()).toEqual(["sent"]);
  expect(await ledger()).toEqual(["accept 1", "sent -1"]);
  expect(await remaining()).toBe(0);
});

test("who never agreed, or refused, is sent nothing; the refusal is kept", async () => {
  await answer("reject");
  await progress();
  expect(simulator.books.sentMessages.size).toBe(0);
  expect(await states()).toEqual([]);
  expect(await ledger()).toEqual(["reject 0"]);
});

test("a phone that repeats its request gives one consent", async () => {
  await answer("accept", "same-consent-key");
  await answer("accept", "same-consent-key");
  expect(await remaining()).toBe(1);
  await SubscribeMessage.destroy({ where: {} });
});

test("when WeChat knows of no consent, the ledger follows it", async () => {
  const before = await remaining();
  await answer("accept");
  await progress();
  expect(await states()).toEqual(["skipped"]);
  expect(await remaining()).toBe(0);
  expect(await ledger()).toEqual(["accept 1", "sent -1", `corrected ${-before === 0 ? 0 : -before}`]);
});

test("an event that is delivered twice is one message", async () => {
  await agree();
  await agree();
  await progress();
  await Job.update({ state: "waiting" }, { where: {} });
  await rig.world.runtime.jobs.drain();
  expect(simulator.books.sentMessages.size).toBe(1);
  expect(await remaining()).toBe(1);
  await progress();
  expect(await remaining()).toBe(0);
});

test.each([["server_error", 1], ["busy", 2]] as const)("%s: tried again until WeChat takes it, one consent spent", async (effect, times) => {
  await agree();
  simulator.fail({ answers: [{ on: "subscribe", effect, times }] });
  await progress();
  expect(await states()).toEqual(["waiting"]);
  await later(5);
  await later(5);
  expect(await states()).toEqual(["sent"]);
  expect(await remaining()).toBe(0);
});

test.each([45009, 45011])("a limit of WeChat (%d) passes, and the message leaves then", async (errcode) => {
  await agree();
  next = () => Promise.reject(new MiniProgramRefused("/cgi-bin/message/subscribe/send", errcode, "reach max api daily quota limit"));
  await progress();
  expect(await states()).toEqual(["waiting"]);
  await later(5);
  expect(await states()).toEqual(["sent"]);
});

test.each([
  [40003, "an openid that WeChat does not know"],
  [47003, "a field that does not fit"],
  [40037, "a template that is not ours"],
])("%d, %s: given up at once, the consent is the person's again, and the operator reads why", async (errcode) => {
  await agree();
  next = () => Promise.reject(new MiniProgramRefused("/cgi-bin/message/subscribe/send", errcode, "argument invalid"));
  await progress();
  await later(60);
  const { rows } = await rig.world.as(rig.actors.administrator)(messageApi.subscribeMessages, {});
  expect(rows).toMatchObject([{ label: "投诉举报进度提醒", state: "failed", reason: expect.stringContaining(String(errcode)) as string }]);
  expect(JSON.stringify(rows)).not.toContain(rig.openidOf(rig.actors.diner));
  expect(await remaining()).toBe(1);
  await progress();
});

test("kinds without an id in the settings are neither offered nor sent", async () => {
  const { rows } = await rig.world.as(rig.actors.diner)(messageApi.consents, {});
  expect(rows.map(({ template }) => template)).toEqual(["case_progress"]);
});
