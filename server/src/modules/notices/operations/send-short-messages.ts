import type { EventMeta } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { queueSms } from "../../../platform/sms/send-sms";
import { memberPhones } from "../../accounts";
import { officerPhones } from "../../officers";
import { recipientKey } from "../recipients";
import type { Letter } from "./post-notices";

/** Asks for the short messages 短信 of the notices just posted, to everybody whose number is known. */
export const queueShortMessages = async (services: Services, letters: readonly Letter[], event: EventMeta): Promise<void> => {
  if (services.sms === null) return;
  for (const { words, title, text, recipients } of letters.filter(({ words: { sms } }) => sms)) {
    const ids = recipients.map(({ id }) => id);
    const phones = recipients[0]!.inbox === "officer" ? await officerPhones(services, ids) : await memberPhones(services, ids);
    const sentence = `${words.urgent ? "【紧急】" : ""}${title}。${text}`;
    const wanted = recipients.flatMap((recipient) => {
      const phone = phones.get(recipient.id);
      return phone === undefined ? [] : [{ key: `notice:${event.id}:${recipientKey(recipient)}`, purpose: "notice" as const, phone, text: sentence }];
    });
    await queueSms(services, wanted, event.at);
  }
};
