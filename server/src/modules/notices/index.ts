import { NOTICE_RULES } from "@sunshine/config/notices";
import type { EventName } from "@sunshine/domain/events";
import type { AppModule } from "../../platform/module";
import { subscriber } from "../../platform/outbox/outbox";
import { noticeAudience } from "./notice.audience";
import { initMessages } from "./message.model";
import { messageRoutes } from "./message.routes";
import { initNotice } from "./notice.model";
import { noticeRoutes } from "./notice.routes";
import { forgetMessages, forgetNotices } from "./operations/forget-notices";
import { postNotices } from "./operations/post-notices";
import { queueShortMessages } from "./operations/send-short-messages";
import { queueSubscribeMessages, sendSubscribeMessage, SUBSCRIBE_JOB } from "./operations/send-subscribe-messages";

export { smsHealth, subscribeHealth } from "./message.queries";
export { readNoticesBefore } from "./operations/read-notices";

const SIX_HOURS = 6 * 3_600_000;

/** Events that the configuration has words for. */
const TOLD = Object.keys(NOTICE_RULES.events) as EventName[];

/** Notices 通知: who is told of what, in their inbox and beyond it. */
export const notices: AppModule = {
  name: "notices",
  models: [initNotice, initMessages],
  routes: (services) => ({
    ...Object.fromEntries(Object.entries(noticeRoutes(services)).map(([name, it]) => [`notices.${name}`, it])),
    ...Object.fromEntries(Object.entries(messageRoutes(services)).map(([name, it]) => [`messages.${name}`, it])),
  }),
  subscribers: (services) => [
    subscriber({
      name: "notices.post",
      on: TOLD,
      handle: async (payload, event) => {
        const letters = await postNotices(services, payload, event);
        await queueSubscribeMessages(services, letters, event);
        await queueShortMessages(services, letters, event);
      },
    }),
  ],
  audience: noticeAudience,
  jobs: (services) => ({ [SUBSCRIBE_JOB]: sendSubscribeMessage(services) }),
  schedules: ({ clock }) => [
    { name: "notices.forget", everyMs: SIX_HOURS, run: async () => void (await forgetNotices(clock.now())) },
    { name: "notices.forget_messages", everyMs: SIX_HOURS, run: () => forgetMessages(clock.now()) },
  ],
};
