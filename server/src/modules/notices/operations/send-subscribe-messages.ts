import { NOTICE_RULES } from "@sunshine/config/notices";
import type { MiniProgramVersion } from "../../../platform/wechat/mini-program-port";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { fillWords } from "@sunshine/domain/notices/notice.rules";
import type { SubscribeTemplate } from "@sunshine/domain/notices/notice.vocabulary";
import { inTransaction } from "../../../platform/db/transaction";
import { enqueueJobs, type JobHandler } from "../../../platform/jobs/jobs";
import type { EventMeta } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { MiniProgramRefused } from "../../../platform/wechat/mini-program-errors";
import { memberOpenid } from "../../accounts";
import { consenting, correctConsent, returnConsent, takeConsent, templateIdOf } from "../consents";
import { SubscribeMessage } from "../message.model";
import { recipientKey } from "../recipients";
import type { Letter } from "./post-notices";

export const SUBSCRIBE_JOB = "notices.subscribe_message";

/** Tries after which a message that WeChat does not take is given up. */
const LAST_TRY = 8;

const wantedOf = async (letter: Letter, template: SubscribeTemplate, event: EventMeta) => {
  const willing = await consenting(letter.recipients.map(({ id }) => id), template);
  return letter.recipients
    .filter(({ id }) => willing.has(id))
    .map((recipient) => ({ key: `${event.id}:${recipientKey(recipient)}`, accountId: recipient.id, template, title: letter.title, text: letter.text, state: "waiting" as const, at: event.at }));
};

/** Asks for the subscribe messages 订阅消息 of the notices just posted, in the same transaction; they leave afterwards. */
export const queueSubscribeMessages = async ({ mini, settings, clock }: Services, letters: readonly Letter[], event: EventMeta): Promise<void> => {
  if (mini === null) return;
  for (const letter of letters) {
    const { subscribe: template } = letter.words;
    if (template === null || templateIdOf(settings, template) === null) continue;
    const rows = await wantedOf(letter, template, event);
    if (rows.length === 0) continue;
    await SubscribeMessage.bulkCreate(rows, { ignoreDuplicates: true });
    await enqueueJobs(SUBSCRIBE_JOB, rows.map(({ key }) => ({ key, payload: {} })), clock.now());
  }
};

/** Takes the consent that the message costs; null when there is nothing to send any more. */
const begin = (services: Services, key: string, attempt: number): Promise<SubscribeMessage | null> =>
  inTransaction(services.db.sequelize, async () => {
    const now = services.clock.now();
    const row = await SubscribeMessage.findOne({ where: { key }, lock: true });
    if (row?.state !== "waiting") return null;
    if (!row.reserved && !(await takeConsent(row.accountId, row.template, now))) {
      await row.update({ state: "skipped", reason: "授权次数已用完", doneAt: now });
      return null;
    }
    return row.update({ reserved: true, attempts: attempt });
  });

const end = ({ db, clock }: Services, row: SubscribeMessage, state: "sent" | "skipped" | "failed", reason: string | null, settleConsent: (accountId: number, template: SubscribeTemplate, now: Date) => Promise<unknown>): Promise<void> =>
  inTransaction(db.sequelize, async () => {
    await settleConsent(row.accountId, row.template, clock.now());
    await row.update({ state, reason: reason?.slice(0, 200) ?? null, doneAt: clock.now() });
  });

const nothingToSettle = async (): Promise<void> => undefined;

const versionOf = ({ settings }: Services): MiniProgramVersion => (settings.MODE === "production" ? "release" : "trial");

const hand = async (services: Services, row: SubscribeMessage): Promise<void> => {
  const { page, fields } = NOTICE_RULES.subscribe[row.template];
  const values = { title: row.title, text: row.text, at: formatInstant(row.at) };
  await services.mini!.sendSubscribeMessage({
    openid: await memberOpenid(services, row.accountId),
    templateId: templateIdOf(services.settings, row.template) ?? "",
    page,
    fields: Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, fillWords(text, values)])),
    version: versionOf(services),
  });
};

/** Limits pass, and a platform that does not answer will: those messages are tried again. All other refusals are final. */
const isPassing = (error: unknown): boolean => !(error instanceof MiniProgramRefused) || ["too_often", "quota", "token_rejected"].includes(error.reason);

const settleRefusal = (services: Services, row: SubscribeMessage, error: Error): Promise<void> =>
  error instanceof MiniProgramRefused && error.reason === "no_consent"
    ? end(services, row, "skipped", "微信显示该用户未授权或已取消授权", correctConsent)
    : end(services, row, "failed", error.message, returnConsent);

/** Sends one message: the consent is taken before, and given back when WeChat does not take the message. */
export const sendSubscribeMessage = (services: Services): JobHandler => async (_, { key, attempt }) => {
  if (services.mini === null) return;
  const row = await begin(services, key, attempt);
  if (!row) return;
  try {
    await hand(services, row);
  } catch (error) {
    if (isPassing(error) && attempt < LAST_TRY) throw error;
    services.log.warn({ err: error, template: row.template }, "subscribe message refused");
    await settleRefusal(services, row, error as Error);
    return;
  }
  await end(services, row, "sent", null, nothingToSettle);
};
