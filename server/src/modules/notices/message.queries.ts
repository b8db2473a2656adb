import { Op } from "sequelize";
import { NOTICE_RULES } from "@sunshine/config/notices";
import { maskPhone } from "@sunshine/domain/kernel/masking";
import type { SentSubscribe, ShortMessage, ShortMessageState, SubscribeState } from "@sunshine/domain/notices/message.contract";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import type { Services } from "../../platform/services";
import { openSms } from "../../platform/sms/send-sms";
import { SmsMessage } from "../../platform/sms/sms.model";
import { SubscribeMessage } from "./message.model";

interface PageOf<State> {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly state?: State | undefined;
}

const instant = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

const presentSubscribe = ({ id, at, template, title, state, attempts, reason, doneAt }: SubscribeMessage): SentSubscribe => ({
  id, at: at.toISOString(), template, label: NOTICE_RULES.subscribe[template].label, title, state, attempts, reason: reason ?? null, doneAt: instant(doneAt),
});

/** Subscribe messages as the operator sees them 订阅消息发送记录, the latest first. */
export const listSubscribeMessages = async ({ after, limit, state }: PageOf<SubscribeState>) => {
  const found = await SubscribeMessage.findAll({ where: { [Op.and]: [state ? { state } : {}, afterPlace(["id"], "desc", after)] }, order: [["id", "DESC"]], limit: limit + 1 });
  const { rows, next } = pageFrom(found, limit, ({ id }) => [Number(id)]);
  return { rows: rows.map(presentSubscribe), next };
};

const presentShort = (services: Pick<Services, "sealing">, row: SmsMessage): ShortMessage => {
  const { phone, text } = openSms(services, row);
  const { id, at, purpose, state, reason, doneAt } = row;
  return { id, at: at.toISOString(), purpose, phone: maskPhone(phone), text: state === "kept" || purpose === "notice" ? text : null, state, reason: reason ?? null, doneAt: instant(doneAt) };
};

/** Short messages as the operator sees them 短信发送记录; a code on its way is shown to nobody. */
export const listShortMessages = async (services: Pick<Services, "sealing">, { after, limit, state }: PageOf<ShortMessageState>) => {
  const found = await SmsMessage.findAll({ where: { [Op.and]: [state ? { state } : {}, afterPlace(["id"], "desc", after)] }, order: [["id", "DESC"]], limit: limit + 1 });
  const { rows, next } = pageFrom(found, limit, ({ id }) => [Number(id)]);
  return { rows: rows.map((row) => presentShort(services, row)), next };
};

/** How sending does 消息发送情况, for the operator's page. */
export interface MessageHealth {
  readonly sent: number;
  readonly failed: number;
  readonly lastAt: Date | null;
}

const DAY_MS = 86_400_000;

/** Of the last day: what left, what did not. */
export const subscribeHealth = async (now: Date): Promise<MessageHealth> => {
  const since = { at: { [Op.gt]: new Date(now.getTime() - DAY_MS) } };
  const last = await SubscribeMessage.findOne({ where: { state: "sent" }, order: [["id", "DESC"]], attributes: ["doneAt"] });
  return { sent: await SubscribeMessage.count({ where: { ...since, state: "sent" } }), failed: await SubscribeMessage.count({ where: { ...since, state: "failed" } }), lastAt: last?.doneAt ?? null };
};

export const smsHealth = async (now: Date): Promise<MessageHealth> => {
  const since = { at: { [Op.gt]: new Date(now.getTime() - DAY_MS) } };
  const last = await SmsMessage.findOne({ where: { doneAt: { [Op.ne]: null } }, order: [["id", "DESC"]], attributes: ["doneAt"] });
  return { sent: await SmsMessage.count({ where: { ...since, state: ["sent", "kept"] } }), failed: await SmsMessage.count({ where: { ...since, state: "failed" } }), lastAt: last?.doneAt ?? null };
};
