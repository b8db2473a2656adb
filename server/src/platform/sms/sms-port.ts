/** A short message 短信 as a sender gets it. */
export interface Sms {
  /** Same key, same message: a gateway sends it once. */
  readonly key: string;
  readonly phone: string;
  readonly text: string;
}

/** Sends short messages 短信通道; throws `SmsRefused` when trying again is of no use, anything else to be asked again. */
export interface SmsSender {
  /** "outbox" keeps them in the table for people to look at, "gateway" hands them to the county's gateway. */
  readonly kind: "outbox" | "gateway";
  send(sms: Sms): Promise<void>;
}

/** The gateway will not take this message, however often it is asked. */
export class SmsRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SmsRefused";
  }
}

/** No usable answer came: the same message is handed over again later. */
export class SmsUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SmsUnavailable";
  }
}

/** The sender of an installation without a gateway: the row in the table is all there is. */
export const outboxSender = (): SmsSender => ({ kind: "outbox", send: async () => undefined });
