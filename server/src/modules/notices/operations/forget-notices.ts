import { Op } from "sequelize";
import { NOTICE_RULES } from "@sunshine/config/notices";
import { forgetSms } from "../../../platform/sms/send-sms";
import { SubscribeMessage } from "../message.model";
import { Notice } from "../notice.model";

const BATCH = 1000;
const DAY_MS = 86_400_000;

const daysAgo = (days: number, now: Date): Date => new Date(now.getTime() - days * DAY_MS);

/** Lets go of the records of what was sent 发送记录保留期限. */
export const forgetMessages = async (now: Date): Promise<void> => {
  await SubscribeMessage.destroy({ where: { at: { [Op.lt]: daysAgo(NOTICE_RULES.keptDays.subscribeMessages, now) } } });
  await forgetSms(daysAgo(NOTICE_RULES.keptDays.sms, now));
};

/** Lets go of what has been kept long enough 通知保留期限, some at a time. */
export const forgetNotices = async (now: Date): Promise<number> => {
  const before = daysAgo(NOTICE_RULES.keptDays.notices, now);
  for (let forgotten = 0; ; ) {
    const old = await Notice.findAll({ where: { at: { [Op.lt]: before } }, attributes: ["id"], order: [["at", "ASC"]], limit: BATCH, raw: true });
    if (old.length > 0) forgotten += await Notice.destroy({ where: { id: old.map(({ id }) => id) } });
    if (old.length < BATCH) return forgotten;
  }
};
