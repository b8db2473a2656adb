import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { SmsMessage } from "../../../platform/sms/sms.model";
import { openSms } from "../../../platform/sms/send-sms";
import { outboxSender } from "../../../platform/sms/sms-port";
import { openWorld } from "../../../testing/world";
import { Account, PhoneCode } from "../account.model";
import { createDevice, fakeMini, minutesLater, shareWorld, signInPhone, type Device } from "./rig";

const PHONE = "13700004321";
const worldOf = shareWorld(() => openWorld({ mini: fakeMini(), sms: outboxSender() }));
beforeEach(async () => {
  await Promise.all([PhoneCode.destroy({ where: {} }), SmsMessage.destroy({ where: {} })]);
});

const wait = (minutes: number): void => worldOf().at(minutesLater(worldOf().services, minutes));
const ask = (device: Device, phone = PHONE) => device.post(accountApi.askPhoneCode.path, { phone });
const confirm = (device: Device, code: string) => device.post(accountApi.confirmPhoneCode.path, { code });

/** The code as it stands in the message on the phone. */
const received = async (): Promise<string> => {
  const message = await SmsMessage.findOne({ order: [["id", "DESC"]], rejectOnEmpty: true });
  return /验证码 (\d{6})/.exec(openSms(worldOf().services, message).text!)![1]!;
};
const otherThan = (code: string): string => (code === "000000" ? "000001" : "000000");

test("a code proves the number: it is bound as WeChat's would be, and works once", async () => {
  const { device } = await signInPhone(worldOf(), "o-browser");
  const asked = await ask(device);
  expect(asked).toMatchObject({ status: 200, body: { phone: "137****4321", demoCode: null } });
  const code = await received();
  expect(await confirm(device, code)).toMatchObject({ status: 200, body: { me: { phone: "137****4321" } } });
  expect(await confirm(device, code)).toMatchObject({ status: 400, body: { error: { fields: [{ path: "code" }] } } });
});

test("neither the number nor the code can be read in the tables", async () => {
  const { device } = await signInPhone(worldOf(), "o-browser");
  await ask(device);
  const code = await received();
  const stored = JSON.stringify([await PhoneCode.findAll(), await SmsMessage.findAll()]);
  expect(stored).not.toContain(PHONE);
  expect(stored).not.toContain(`"${code}"`);
});

test("after five wrong codes the right one does not help either, even many at once", async () => {
  const { device } = await signInPhone(worldOf(), "o-browser");
  await ask(device);
  const code = await received();
  const answers = await Promise.all(Array.from({ length: 8 }, () => confirm(device, otherThan(code))));
  expect(answers.every(({ status }) => status === 400)).toBe(true);
  expect((await PhoneCode.findOne({ rejectOnEmpty: true })).attempts).toBe(5);
  expect(await confirm(device, code)).toMatchObject({ status: 400, body: { error: { message: "输错次数过多，请重新获取验证码" } } });
});

test("a code ends after five minutes, and with the next one", async () => {
  const { device } = await signInPhone(worldOf(), "o-browser");
  await ask(device);
  const first = await received();
  wait(2);
  await ask(device);
  const second = await received();
  if (first !== second) expect((await confirm(device, first)).status).toBe(400);
  wait(5);
  expect(await confirm(device, second)).toMatchObject({ status: 400, body: { error: { message: "验证码已失效，请重新获取" } } });
});

test("one code a minute and five a day to a number, whoever asks", async () => {
  const { device } = await signInPhone(worldOf(), "o-browser");
  const { device: other } = await signInPhone(worldOf(), "o-other");
  expect((await ask(device)).status).toBe(200);
  expect(await ask(other)).toMatchObject({ status: 429, body: { error: { message: "验证码刚刚发送过，请 60 秒后再试" } } });
  for (let more = 0; more < 4; more += 1) {
    wait(10);
    expect((await ask(more % 2 === 0 ? device : other)).status).toBe(200);
  }
  wait(10);
  expect(await ask(other)).toMatchObject({ status: 429, body: { error: { message: "今天发送的验证码已达上限，请明天再试" } } });
  wait(24 * 60);
  expect((await ask(other)).status).toBe(200);
});

test("a code that was sent to one person is of no use to another", async () => {
  const { device } = await signInPhone(worldOf(), "o-browser");
  const { device: thief } = await signInPhone(worldOf(), "o-thief");
  await ask(device);
  expect((await confirm(thief, await received())).status).toBe(400);
});

describe("outside of WeChat", () => {
  const anonymous = () => createDevice(worldOf());
  const askIn = (device: Device, phone = PHONE) => device.post(accountApi.askSignInCode.path, { phone });
  const signIn = (device: Device, code: string, phone = PHONE) => device.post(accountApi.signInByPhone.path, { phone, code });

  test("somebody new signs in by a code, and is the same person the next time", async () => {
    const device = anonymous();
    expect(await askIn(device)).toMatchObject({ status: 200, body: { phone: "137****4321" } });
    const first = await signIn(device, await received());
    expect(first).toMatchObject({ status: 200, body: { me: { kind: "member", phone: "137****4321", memberships: [] } } });
    expect(await createDevice(worldOf(), first.body["token"] as string).get(accountApi.me.path)).toMatchObject({ body: { me: { kind: "member" } } });
    wait(10);
    await askIn(device);
    const second = await signIn(device, await received());
    expect((second.body["me"] as { nickname: string }).nickname).toBe((first.body["me"] as { nickname: string }).nickname);
    expect(await Account.count()).toBe(1);
  });

  test("whoever proves the number of a WeChat user is that person", async () => {
    await signInPhone(worldOf(), "o-known", PHONE);
    await askIn(anonymous());
    expect((await signIn(anonymous(), await received())).status).toBe(200);
    expect(await Account.count()).toBe(1);
  });

  test("a code for one number opens no other, and a wrong one opens nothing", async () => {
    const device = anonymous();
    await askIn(device);
    const code = await received();
    expect((await signIn(device, code, "13700004322")).status).toBe(400);
    expect((await signIn(device, otherThan(code))).status).toBe(400);
    expect(await Account.count()).toBe(0);
  });
});
