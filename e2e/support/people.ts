import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import type { Caller } from "@sunshine/domain/kernel/client";
import type { Windows } from "./browser";
import { callerAt, openConsole } from "./console-session";

/** Password of every officer of the demo county. */
export const PASSWORD = "Sunshine2026";

const SHOTS = process.env["E2E_SHOTS"];

/** A picture of the window for whoever looks at the run later (E2E_SHOTS names the folder). */
export const shoot = async (page: Page, name: string): Promise<void> => {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
};

const LIMIT_MS = 1_000;

/** What somebody did is seen in another window within a second of the moment when it was done. */
export const withinASecond = async (done: () => Promise<unknown>, seen: () => Promise<unknown>): Promise<number> => {
  await done();
  const at = Date.now();
  await seen();
  const took = Date.now() - at;
  if (took >= LIMIT_MS) throw new Error(`it took ${took} ms to be seen`);
  return took;
};

/** An officer at the desk 监管人员, or the command centre where `size` is "wall"; signed in with real input. */
export const officerAt = async (windows: Windows, url: string, login: string, path: string, size: "console" | "wall" = "console"): Promise<Page> => {
  const { page } = await windows.open(size);
  await page.goto(`${url}/`);
  await page.getByLabel("账号").fill(login);
  await page.locator("input[type=password]").fill(PASSWORD);
  await page.locator("button[type=submit]").click();
  await page.getByText("工作台").first().waitFor();
  await page.goto(url + path);
  return page;
};

/** The same officer outside a window, to look things up. */
export const officerCaller = async (url: string, login: string): Promise<Caller> => (await openConsole(url, login, PASSWORD)).call;

/** An officer on the way with a phone. */
export const officerOnPhone = async (windows: Windows, url: string, login: string, path: string): Promise<Page> => {
  const { page } = await windows.open("phone");
  await page.goto(`${url}/m${path}`);
  await type(page, "login", login);
  await type(page, "password", PASSWORD);
  await tap(page, "officer-sign-in");
  await page.locator("#officer-sign-in").waitFor({ state: "hidden" });
  return page;
};

/** Whoever holds a phone chooses who to be, where WeChat would know. */
export const beSomebody = async (page: Page, label: string): Promise<void> => {
  const sheet = page.getByRole("dialog", { name: "选择演示身份" });
  await sheet.getByText(label, { exact: true }).click();
  await sheet.waitFor({ state: "hidden" });
  // Only now the phone remembers who it is: what comes next may be another page.
  await page.waitForFunction(() => localStorage.getItem("session.token") !== null);
};

/** A member's phone 手机 on a page that asks who it is. */
export const memberOnPhone = async (windows: Windows, url: string, label: string, path: string): Promise<Page> => {
  const { page } = await windows.open("phone");
  await page.goto(`${url}/m${path}`);
  await beSomebody(page, label);
  return page;
};

/** Something of the mini-program by its id, on the page that is on top: those below it stay in the document. */
export const on = (page: Page, id: string): Locator => page.locator(`#${id}:visible`).first();
export const tap = (page: Page, id: string): Promise<void> => on(page, id).click();

/** Fills a field of the mini-program by its id. */
export const type = (page: Page, id: string, text: string): Promise<void> => page.locator(`input#${id}:visible, textarea#${id}:visible, #${id}:visible input, #${id}:visible textarea`).first().fill(text);

/** Chooses files where the mini-program opens a chooser. */
export const choosePictures = async (page: Page, files: readonly string[]): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), tap(page, "add-picture")]);
  await chooser.setFiles([...files]);
};

/** Few choices are buttons, more of them a list. */
const choose = async (page: Page, form: Locator, label: string, option: string): Promise<void> => {
  const button = form.getByRole("radio", { name: option, exact: true });
  if ((await button.count()) > 0) return button.check();
  await form.getByLabel(label, { exact: true }).click();
  await page.locator(".ant-select-dropdown:visible").getByTitle(option, { exact: true }).click();
};

/** One act of the console: its button, then its form by the labels of the fields, then the form's own button of the same name. */
export const actAtDesk = async (page: Page, act: string, fields: Readonly<Record<string, string>>, choices: Readonly<Record<string, string>> = {}): Promise<void> => {
  await page.getByRole("button", { name: act, exact: true }).first().click();
  const form = page.getByRole("dialog");
  for (const [label, option] of Object.entries(choices)) await choose(page, form, label, option);
  for (const [label, text] of Object.entries(fields)) {
    const field = form.getByLabel(label, { exact: true });
    await field.fill(text);
    // A day is taken over from its little calendar.
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) await field.press("Enter");
  }
  await form.getByRole("button", { name: act, exact: true }).click();
  await form.waitFor({ state: "hidden" });
};

/** A session of a demo person outside a window, to ask what the server would tell them. */
export const memberCaller = async (url: string, openid: string): Promise<Caller> => {
  const anonymous = callerAt(url);
  const { code } = await anonymous(accountApi.demoWechatCode, { openid });
  const { token } = await anonymous(accountApi.signInByWechat, { code });
  return callerAt(url, { authorization: `Bearer ${token ?? ""}` });
};

/** Signs on the screen with a finger, and says that it is done. */
export const signOnPad = async (page: Page, id: string): Promise<void> => {
  const pad = on(page, id);
  await pad.waitFor();
  await page.waitForTimeout(300);
  const box = await pad.boundingBox();
  if (!box) throw new Error("there is nothing to sign on");
  const finger = await page.context().newCDPSession(page);
  const at = (share: number) => [{ x: box.x + box.width * (0.2 + 0.6 * share), y: box.y + box.height * (0.5 + 0.25 * Math.sin(share * 9)) }];
  await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
  for (let step = 1; step <= 20; step += 1) await finger.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(step / 20) });
  await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await finger.detach();
  await tap(page, `${id}-done`);
  await on(page, `${id}-done`).waitFor({ state: "hidden" });
};
