import type { EventMeta } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { queueSms } from "../../../platform/sms/send-sms";
import { memberPhones } from "../../accounts";
import { officerPhones } from "../../officers";
import { recipientKey, type Recipient } from "../recipients";
import type { Letter } from "./post-notices";

type PhoneOf = (recipient: Recipient) => string | undefined;

/** Numbers of everybody at once: one look for officers, one for people of WeChat. */
const phonesOf = async (services: Services, recipients: readonly Recipient[]): Promise<PhoneOf> => {
  const idsOf = (officers: boolean): number[] => recipients.filter(({ inbox }) => (inbox === "officer") === officers).map(({ id }) => id);
  const [officers, members] = [idsOf(true), idsOf(false)];
  const ofOfficers = officers.length > 0 ? await officerPhones(services, officers) : null;
  const ofMembers = members.length > 0 ? await memberPhones(services, members) : null;
  return ({ inbox, id }) => (inbox === "officer" ? ofOfficers : ofMembers)?.get(id);
};

/** Asks for the short messages 短信 of the notices just posted, to everybody whose number is known. */
export const queueShortMessages = async (services: Services, letters: readonly Letter[], event: EventMeta): Promise<void> => {
  const spoken = letters.filter(({ words: { sms } }) => sms);
  if (services.sms === null || spoken.length === 0) return;
  const phoneOf = await phonesOf(services, spoken.flatMap(({ recipients }) => recipients));
  const wanted = spoken.flatMap(({ words, title, text, recipients }) =>
    recipients.flatMap((recipient) => {
      const phone = phoneOf(recipient);
      const sentence = `${words.urgent ? "【紧急】" : ""}${title}。${text}`;
      return phone === undefined ? [] : [{ key: `notice:${event.id}:${recipientKey(recipient)}`, purpose: "notice" as const, phone, text: sentence }];
    })
  );
  await queueSms(services, wanted, event.at);
};
