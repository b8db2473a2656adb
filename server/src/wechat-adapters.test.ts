import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings, SettingsError } from "@sunshine/config/settings";
import { loadOrCreateKeys } from "../simulator/keys";
import { silentLog } from "./platform/logging/log";
import { openWechat } from "./wechat-adapters";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "sunshine-keys-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const open = (environment: Record<string, string>) => openWechat(readSettings({ MODE: "test", ...environment }), silentLog());

test("without keys there is neither payment nor sign-in by WeChat", () => {
  expect(open({})).toEqual({ pay: null, mini: null });
});

test("an application without a merchant signs people in and takes no payments", () => {
  const { pay, mini } = open({ WX_APPID: "wx0123456789abcdef", WX_SECRET: "secret" });
  expect(pay).toBeNull();
  expect(mini).not.toBeNull();
});

test("a directory of keys opens both", () => {
  loadOrCreateKeys(directory);
  const { pay, mini } = open({ WXPAY_KEYS_DIR: directory });
  expect([pay, mini].includes(null)).toBe(false);
});

test.each([
  ["an empty directory", () => undefined],
  ["an account file that is not JSON", () => writeFileSync(join(directory, "merchant.json"), "{")],
  ["an account without keys", () => writeFileSync(join(directory, "merchant.json"), JSON.stringify({ appId: "wx1", mchid: "1900000001", apiV3Key: "k".repeat(32) }))],
])("%s stops the start and is named", (_, write) => {
  write();
  expect(() => open({ WXPAY_KEYS_DIR: directory })).toThrow(SettingsError);
  expect(() => open({ WXPAY_KEYS_DIR: directory })).toThrow("WXPAY_KEYS_DIR");
});
