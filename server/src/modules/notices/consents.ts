import { literal, Op } from "sequelize";
import { NOTICE_RULES } from "@sunshine/config/notices";
import type { Settings } from "@sunshine/config/settings";
import type { Consent } from "@sunshine/domain/notices/message.contract";
import { SUBSCRIBE_TEMPLATES, type ConsentAnswer, type SubscribeTemplate } from "@sunshine/domain/notices/notice.vocabulary";
import { ConsentEntry, MessageConsent, type ConsentEntryKind } from "./message.model";

/** Ids of the templates in WeChat, as the settings give them. */
export const templateIdOf = ({ WX_TEMPLATE_CASE_PROGRESS, WX_TEMPLATE_SHOP_DUTY, WX_TEMPLATE_REFUND_RESULT }: Settings, template: SubscribeTemplate): string | null =>
  ({ case_progress: WX_TEMPLATE_CASE_PROGRESS, shop_duty: WX_TEMPLATE_SHOP_DUTY, refund_result: WX_TEMPLATE_REFUND_RESULT })[template] ?? null;

/** What a person may still be sent 订阅授权; kinds without an id are not offered. */
export const consentsOf = async (settings: Settings, accountId: number): Promise<Consent[]> => {
  const known = new Map((await MessageConsent.findAll({ where: { accountId } })).map((row) => [row.template, row]));
  return SUBSCRIBE_TEMPLATES.flatMap((template) => {
    const templateId = templateIdOf(settings, template);
    const row = known.get(template);
    return templateId === null ? [] : [{ template, label: NOTICE_RULES.subscribe[template].label, templateId, remaining: row?.remaining ?? 0, lastAnswer: row?.lastAnswer ?? null }];
  });
};

const write = (accountId: number, template: SubscribeTemplate, entry: ConsentEntryKind, change: number, at: Date): Promise<unknown> => ConsentEntry.create({ accountId, template, entry, change, at });

const add = (change: number): number => literal(`remaining + ${change}`) as unknown as number;

/** Notes what a person answered 登记授权结果: one acceptance is one message, a refusal is kept as well. */
export const recordAnswer = async (accountId: number, template: SubscribeTemplate, answer: ConsentAnswer, now: Date): Promise<void> => {
  const change = answer === "accept" ? 1 : 0;
  await MessageConsent.bulkCreate([{ accountId, template, remaining: 0, lastAnswer: answer, answeredAt: now }], { ignoreDuplicates: true });
  await MessageConsent.update({ remaining: add(change), lastAnswer: answer, answeredAt: now }, { where: { accountId, template } });
  await write(accountId, template, answer, change, now);
};

/** Those who still let us send one. */
export const consenting = async (accountIds: readonly number[], template: SubscribeTemplate): Promise<ReadonlySet<number>> => {
  const rows = await MessageConsent.findAll({ where: { template, accountId: [...accountIds], remaining: { [Op.gt]: 0 } }, attributes: ["accountId"], raw: true });
  return new Set(rows.map(({ accountId }) => Number(accountId)));
};

/** Takes one consent; false when there is none left. */
export const takeConsent = async (accountId: number, template: SubscribeTemplate, now: Date): Promise<boolean> => {
  const [taken] = await MessageConsent.update({ remaining: add(-1) }, { where: { accountId, template, remaining: { [Op.gt]: 0 } } });
  if (taken > 0) await write(accountId, template, "sent", -1, now);
  return taken > 0;
};

/** The message was not sent: the consent is there for the next one. */
export const returnConsent = async (accountId: number, template: SubscribeTemplate, now: Date): Promise<void> => {
  await MessageConsent.update({ remaining: add(1) }, { where: { accountId, template } });
  await write(accountId, template, "returned", 1, now);
};

/** WeChat knows of no consent (43101): withdrawn in its settings, or used up elsewhere. Our ledger follows it. */
export const correctConsent = async (accountId: number, template: SubscribeTemplate, now: Date): Promise<void> => {
  const row = await MessageConsent.findOne({ where: { accountId, template }, lock: true });
  if (!row) return;
  await write(accountId, template, "corrected", -row.remaining, now);
  await row.update({ remaining: 0 });
};
