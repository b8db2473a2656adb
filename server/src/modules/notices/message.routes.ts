import { hasOfficerRole, isMember, type Actor } from "@sunshine/domain/accounts/actor";
import { messageApi } from "@sunshine/domain/notices/message.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { nothing, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { consentsOf, recordAnswer } from "./consents";
import { listShortMessages, listSubscribeMessages } from "./message.queries";
import { consentInSimulator } from "./operations/demo-consent";

const accountOf = (actor: Actor): number => {
  if (!isMember(actor)) throw new DomainError("forbidden");
  return actor.accountId;
};

/** Whoever keeps the system running 系统管理员. */
const mayWatchSending = (actor: Actor): boolean => hasOfficerRole(actor, "administrator");

/** Endpoints of what leaves the system: consents, subscribe messages, SMS 订阅授权与消息发送. */
export const messageRoutes = (services: Services) =>
  ({
    consents: route(messageApi.consents, { subject: nothing, allow: isMember, run: async ({ actor }) => ({ rows: await consentsOf(services.settings, accountOf(actor)) }) }),

    recordConsent: route(messageApi.recordConsent, {
      limit: { max: 60, perSeconds: 3600, by: "actor" },
      subject: nothing,
      allow: isMember,
      run: async ({ actor, input }) => {
        for (const { template, answer } of input.answers) await recordAnswer(accountOf(actor), template, answer, services.clock.now());
        return { rows: await consentsOf(services.settings, accountOf(actor)) };
      },
    }),

    demoConsent: route(messageApi.demoConsent, {
      subject: () => (services.settings.MODE === "production" ? null : {}),
      allow: isMember,
      transaction: "own",
      run: async ({ actor, input }) => {
        await consentInSimulator(services, accountOf(actor), input.templates);
        return { done: true as const };
      },
    }),

    subscribeMessages: route(messageApi.subscribeMessages, { subject: nothing, allow: mayWatchSending, run: ({ input }) => listSubscribeMessages(input) }),

    shortMessages: route(messageApi.shortMessages, { subject: nothing, allow: mayWatchSending, run: ({ input }) => listShortMessages(services, input) }),
  }) satisfies RoutesFor<typeof messageApi>;
