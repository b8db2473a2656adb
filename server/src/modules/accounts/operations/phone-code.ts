import { randomInt, timingSafeEqual } from "node:crypto";
import { literal, Op } from "sequelize";
import type { MemberActor } from "@sunshine/domain/accounts/actor";
import { PHONE_CODE_MINUTES, PHONE_CODE_PAUSE_SECONDS, PHONE_CODE_TRIES, PHONE_CODES_A_DAY, waitForCode } from "@sunshine/domain/accounts/phone-code";
import type { accountApi } from "@sunshine/domain/accounts/account.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import { maskPhone } from "@sunshine/domain/kernel/masking";
import { inTransaction } from "../../../platform/db/transaction";
import type { Services } from "../../../platform/services";
import { queueSms } from "../../../platform/sms/send-sms";
import { Account, PhoneCode } from "../account.model";
import { codeOf, phoneDigest, phoneOf, sealCode, sealPhone } from "../sealed-columns";
import { bindPhone } from "./give-phone";

const DAY_MS = 86_400_000;
/** Stands for somebody who has not signed in yet. */
export const NOBODY = 0;

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

const sentInADay = async (where: { accountId: number } | { phoneDigest: string }, now: Date): Promise<Date[]> =>
  (await PhoneCode.findAll({ where: { ...where, at: { [Op.gt]: later(now, -DAY_MS) } }, attributes: ["at"], order: [["at", "DESC"]] })).map(({ at }) => at);

const checkPace = async (accountId: number, digest: string, now: Date): Promise<void> => {
  const ofNumber = waitForCode(await sentInADay({ phoneDigest: digest }, now), PHONE_CODES_A_DAY.number, now);
  const ofPerson = accountId === NOBODY ? 0 : waitForCode(await sentInADay({ accountId }, now), PHONE_CODES_A_DAY.person, now);
  const wait = Math.max(ofNumber, ofPerson);
  if (wait === 0) return;
  const message = wait > 600 ? "今天发送的验证码已达上限，请明天再试" : `验证码刚刚发送过，请 ${wait} 秒后再试`;
  throw new DomainError("too_many_requests", { message, retryAfter: wait });
};

type Sent = OutputOf<typeof accountApi.askPhoneCode>;

const send = async (services: Services, accountId: number, phone: string): Promise<Sent> => {
  const { sealing, clock, sms, settings } = services;
  if (sms === null) throw new DomainError("unavailable", { message: "本系统尚未开通短信，请在微信小程序中办理" });
  const now = clock.now();
  const digest = phoneDigest(sealing, phone);
  await checkPace(accountId, digest, now);
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const expiresAt = later(now, PHONE_CODE_MINUTES * 60_000);
  const row = await PhoneCode.create({ accountId, phoneDigest: digest, phoneSealed: sealPhone(sealing, phone), codeSealed: sealCode(sealing, code), at: now, expiresAt });
  const text = `验证码 ${code}，${PHONE_CODE_MINUTES} 分钟内有效，用于在阳光餐饮验证您的手机号。如非本人操作，请忽略本短信。`;
  await queueSms(services, [{ key: `phone-code:${row.id}`, purpose: "code", phone, text }], now);
  return {
    phone: maskPhone(phone),
    expiresAt: expiresAt.toISOString(),
    againAt: later(now, PHONE_CODE_PAUSE_SECONDS * 1000).toISOString(),
    demoCode: settings.MODE === "demo" && sms.kind === "outbox" ? code : null,
  };
};

/** Sends a code to a number that somebody says is theirs 发送验证码. */
export const askPhoneCode = async (services: Services, { accountId }: MemberActor, phone: string): Promise<Sent> => {
  // Two requests of one person at the same moment are counted one after the other.
  if (!(await Account.findByPk(accountId, { lock: true }))) throw new DomainError("not_found");
  return send(services, accountId, phone);
};

/** Sends a code to somebody who wants to sign in by it 短信登录; nobody learns whether the number is known. */
export const askSignInCode = (services: Services, phone: string): Promise<Sent> => send(services, NOBODY, phone);

/** Counts a try before it is judged: many at once do not get more of them. */
const spendTry = async (id: number): Promise<boolean> => {
  const [spent] = await PhoneCode.update({ attempts: literal("attempts + 1") }, { where: { id, usedAt: null, attempts: { [Op.lt]: PHONE_CODE_TRIES } } });
  return spent > 0;
};

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const isOver = (): DomainError => invalidField("code", "验证码已失效，请重新获取");

/** Does something with the number that the latest code proves 核对验证码, and uses the code up with it. */
export const withProvedPhone = async <T>(services: Services, whose: { accountId: number; phoneDigest?: string }, code: string, act: (phone: string) => Promise<T>): Promise<T> => {
  const { sealing, clock, db } = services;
  const now = clock.now();
  const row = await PhoneCode.findOne({ where: whose, order: [["id", "DESC"]] });
  if (row?.usedAt !== null || row.expiresAt <= now) throw isOver();
  if (!(await spendTry(row.id))) throw invalidField("code", "输错次数过多，请重新获取验证码");
  if (!isSame(codeOf(sealing, row), code)) throw invalidField("code", "验证码不正确，请核对后再输入");
  const phone = phoneOf(sealing, row);
  return inTransaction(db.sequelize, async () => {
    const [used] = await PhoneCode.update({ usedAt: now }, { where: { id: row.id, usedAt: null } });
    if (used === 0 || phone === null) throw isOver();
    return act(phone);
  });
};

/** Binds the number to which the latest code was sent 确认验证码. */
export const confirmPhoneCode = (services: Services, actor: MemberActor, code: string): Promise<Account> => withProvedPhone(services, { accountId: actor.accountId }, code, (phone) => bindPhone(services, actor, phone));

/** Forgets codes that no limit counts any more. */
export const sweepPhoneCodes = async (now: Date): Promise<void> => void (await PhoneCode.destroy({ where: { at: { [Op.lt]: later(now, -2 * DAY_MS) } } }));
