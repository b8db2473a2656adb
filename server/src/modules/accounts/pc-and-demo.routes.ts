import { isMember, type Actor, type MemberActor } from "@sunshine/domain/accounts/actor";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { hashSecret } from "../../platform/crypto/ids";
import { anyone, nothing, route } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { PcSignIn } from "./account.model";
import { presentMember } from "./account.presenter";
import { csrfOf } from "./account.routes";
import { deviceName } from "./device-name";
import { askSimulator, demoPeople, isDemo } from "./operations/demo-cast";
import { answerPcSignIn, beginPcSignIn, claimPcSignIn } from "./operations/pc-sign-in";

const isShopStaff = (actor: Actor): boolean => isMember(actor) && actor.memberships.length > 0;

/** Signing a PC in by the phone 扫码登录. */
export const pcRoutes = (services: Services) => ({
  beginPcSignIn: route(accountApi.beginPcSignIn, {
    subject: nothing,
    allow: anyone,
    limit: { max: 60, perSeconds: 60, by: "address" },
    run: ({ request }) => beginPcSignIn(services, deviceName(request.userAgent)),
  }),
  approvePcSignIn: route(accountApi.approvePcSignIn, {
    subject: ({ ticket }) => PcSignIn.findOne({ where: { publicId: ticket }, lock: true }),
    allow: isShopStaff,
    run: async ({ actor, subject, input }) => {
      await answerPcSignIn(services, actor as MemberActor, subject, input.approve);
      return { done: true as const };
    },
  }),
  claimPcSignIn: route(accountApi.claimPcSignIn, {
    // The ticket is on the screen for everyone to see; only the browser that asked knows the secret.
    subject: ({ ticket, secret }) => PcSignIn.findOne({ where: { publicId: ticket, secretHash: hashSecret(secret) }, lock: true }),
    allow: anyone,
    limit: { max: 240, perSeconds: 60, by: "address" },
    run: async ({ subject, request }) => {
      const claim = await claimPcSignIn(services, subject);
      if (claim.state !== "signed_in") return { state: claim.state };
      const { secret } = claim.opened;
      request.setSessionCookie(secret);
      return { state: claim.state, session: { csrfToken: csrfOf(services, secret), me: await presentMember(services, claim.account) } };
    },
  }),
});

/** Ready-made people; outside of a demo these addresses do not exist. */
export const demoRoutes = (services: Services) => {
  const stage = (): Record<string, never> | null => (isDemo(services) ? {} : null);
  return {
    demoPeople: route(accountApi.demoPeople, { subject: stage, allow: anyone, run: () => demoPeople() }),
    demoWechatCode: route(accountApi.demoWechatCode, {
      subject: stage,
      allow: anyone,
      transaction: "own",
      run: ({ input }) => askSimulator(services, "/__sim/login", { openid: input.openid }),
    }),
    demoPhoneCode: route(accountApi.demoPhoneCode, {
      subject: stage,
      allow: anyone,
      transaction: "own",
      run: ({ input }) => askSimulator(services, "/__sim/phone", { phone: input.phone }),
    }),
  };
};
