import { isMember, type MemberActor } from "@sunshine/domain/accounts/actor";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { anyone, nothing, route } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { presentMember } from "./account.presenter";
import { deviceName } from "./device-name";
import { givePhone } from "./operations/give-phone";
import { askPhoneCode, askSignInCode, confirmPhoneCode } from "./operations/phone-code";
import { signInByPhone } from "./operations/sign-in-by-phone";

const SIGN_IN_LIMIT = { max: 60, perSeconds: 60, by: "address" } as const;
/** Numbers and people are counted in the table; this keeps one address from trying a list of numbers. */
const SMS_LIMIT = { max: 60, perSeconds: 3600, by: "address" } as const;
const CODE_LIMIT = { max: 20, perSeconds: 60, by: "actor" } as const;

/** Proving a telephone number 手机号: by WeChat, or by a code; outside of WeChat one signs in by it. */
export const phoneRoutes = (services: Services) => ({
  askSignInCode: route(accountApi.askSignInCode, { subject: nothing, allow: anyone, limit: SMS_LIMIT, run: ({ input }) => askSignInCode(services, input.phone) }),
  signInByPhone: route(accountApi.signInByPhone, {
    subject: nothing,
    allow: anyone,
    transaction: "own",
    limit: SIGN_IN_LIMIT,
    run: async ({ input, request }) => {
      const { secret, account } = await signInByPhone(services, input.phone, input.code, deviceName(request.userAgent));
      return { token: secret, me: await presentMember(services, account) };
    },
  }),
  givePhone: route(accountApi.givePhone, {
    subject: nothing,
    allow: isMember,
    transaction: "own",
    limit: CODE_LIMIT,
    run: async ({ actor, input }) => ({ me: await presentMember(services, await givePhone(services, actor as MemberActor, input.code)) }),
  }),
  askPhoneCode: route(accountApi.askPhoneCode, {
    subject: nothing,
    allow: isMember,
    limit: SMS_LIMIT,
    run: ({ actor, input }) => askPhoneCode(services, actor as MemberActor, input.phone),
  }),
  confirmPhoneCode: route(accountApi.confirmPhoneCode, {
    subject: nothing,
    allow: isMember,
    transaction: "own",
    limit: CODE_LIMIT,
    run: async ({ actor, input }) => ({ me: await presentMember(services, await confirmPhoneCode(services, actor as MemberActor, input.code)) }),
  }),
});
