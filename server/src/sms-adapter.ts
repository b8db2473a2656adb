import { SettingsError, type Settings } from "@sunshine/config/settings";
import type { Log } from "./platform/logging/log";
import { smsGateway } from "./platform/sms/sms-gateway";
import { outboxSender, type SmsSender } from "./platform/sms/sms-port";

const choose = ({ MODE, SMS_GATEWAY_URL: url, SMS_GATEWAY_APP: app, SMS_GATEWAY_SECRET: secret }: Settings): SmsSender | null => {
  if (url !== undefined && app !== undefined && secret !== undefined) return smsGateway({ production: MODE === "production", url, app, secret });
  // A code that nobody can receive must not look as if it had been sent.
  return MODE === "production" ? null : outboxSender();
};

/** How this installation sends short messages 短信通道; null where it cannot. */
export const openSmsSender = (settings: Settings, log: Log): SmsSender | null => {
  try {
    const sender = choose(settings);
    log.info({ sms: sender?.kind ?? "none" }, "SMS");
    return sender;
  } catch (error) {
    throw new SettingsError([`SMS_GATEWAY_URL: ${(error as Error).message}`]);
  }
};
