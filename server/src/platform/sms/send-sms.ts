import { Op } from "sequelize";
import { enqueueJobs, type JobHandler } from "../jobs/jobs";
import type { Services } from "../services";
import { SmsMessage } from "./sms.model";
import { SmsRefused, type Sms } from "./sms-port";

/** The job that hands a message to the sender. */
export const SMS_JOB = "platform.sms";

const PHONE = "sms.phone";
const TEXT = "sms.text";
const LAST_TRY = 6;

export interface SmsWanted extends Sms {
  readonly purpose: SmsMessage["purpose"];
}

/** Asks for short messages in the ambient transaction 发送短信: they leave when it has committed, each once. Without a sender nothing is asked for. */
export const queueSms = async ({ sms, sealing }: Pick<Services, "sms" | "sealing">, wanted: readonly SmsWanted[], at: Date): Promise<void> => {
  if (sms === null || wanted.length === 0) return;
  const rows = wanted.map(({ key, purpose, phone, text }) => ({ key, purpose, phoneSealed: sealing.seal(phone, PHONE), textSealed: sealing.seal(text, TEXT), state: "waiting" as const, at }));
  await SmsMessage.bulkCreate(rows, { ignoreDuplicates: true });
  await enqueueJobs(SMS_JOB, wanted.map(({ key }) => ({ key, payload: {} })), at);
};

type Opened = Pick<Sms, "phone"> & { readonly text: string | null };

/** Number and words of a message, for the sender and for the operator. */
export const openSms = ({ sealing }: Pick<Services, "sealing">, { phoneSealed, textSealed }: Pick<SmsMessage, "phoneSealed" | "textSealed">): Opened => ({
  phone: sealing.open(phoneSealed, PHONE),
  text: textSealed === null ? null : sealing.open(textSealed, TEXT),
});

const settle = (row: SmsMessage, state: SmsMessage["state"], reason: string | null, doneAt: Date): Promise<unknown> =>
  // A code that is gone is of use to whoever steals the table only.
  row.update({ state, reason, doneAt, ...(row.purpose === "code" && state !== "kept" && { textSealed: null }) });

const handOver = (services: Services): JobHandler => async (_, { key, attempt }) => {
  const { sms, clock } = services;
  const row = await SmsMessage.findOne({ where: { key } });
  if (row?.state !== "waiting" || sms === null) return;
  const { phone, text } = openSms(services, row);
  if (text === null) return;
  try {
    await sms.send({ key, phone, text });
    await settle(row, sms.kind === "outbox" ? "kept" : "sent", null, clock.now());
  } catch (error) {
    if (!(error instanceof SmsRefused) && attempt < LAST_TRY) throw error;
    await settle(row, "failed", (error as Error).message.slice(0, 200), clock.now());
  }
};

export const smsJobs = (services: Services): Record<string, JobHandler> => ({ [SMS_JOB]: handOver(services) });

/** Lets go of messages that are older than a moment. */
export const forgetSms = (before: Date): Promise<number> => SmsMessage.destroy({ where: { at: { [Op.lt]: before } } });
