import { NOTICE_RULES } from "@sunshine/config/notices";
import type { EventName } from "@sunshine/domain/events";
import type { AppModule } from "../../platform/module";
import { subscriber } from "../../platform/outbox/outbox";
import { noticeAudience } from "./notice.audience";
import { initNotice } from "./notice.model";
import { noticeRoutes } from "./notice.routes";
import { forgetNotices } from "./operations/forget-notices";
import { postNotices } from "./operations/post-notices";

const SIX_HOURS = 6 * 3_600_000;

/** Events that the configuration has words for. */
const TOLD = Object.keys(NOTICE_RULES.events) as EventName[];

/** Notices 通知: who is told of what, in their inbox and beyond it. */
export const notices: AppModule = {
  name: "notices",
  models: [initNotice],
  routes: noticeRoutes,
  subscribers: (services) => [
    subscriber({
      name: "notices.post",
      on: TOLD,
      handle: async (payload, event) => void (await postNotices(services, payload, event)),
    }),
  ],
  audience: noticeAudience,
  schedules: ({ clock }) => [{ name: "notices.forget", everyMs: SIX_HOURS, run: async () => void (await forgetNotices(clock.now())) }],
};
