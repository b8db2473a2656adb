import type { accountApi } from "@sunshine/domain/accounts/account.contract";
import type { RoutesFor } from "../../platform/http/route";
import type { AppModule } from "../../platform/module";
import type { Services } from "../../platform/services";
import { initAccounts } from "./account.model";
import { personalRoutes } from "./account.routes";
import { accountSubscribers } from "./account.subscribers";
import { sweepPcSignIns } from "./operations/pc-sign-in";
import { sweepPhoneCodes } from "./operations/phone-code";
import { demoRoutes, pcRoutes } from "./pc-and-demo.routes";
import { phoneRoutes } from "./phone.routes";

export { createAuthenticator } from "../sessions";
export { boundPhones, memberOpenid, memberPhone, memberPhones, renameMemberships, staffAccountsOf } from "./account.queries";
export { setDemoPeople, type DemoPeople } from "./operations/demo-cast";
export { givePhone } from "./operations/give-phone";
export { endMembership, grantMembership, type MembershipGrant } from "./operations/memberships";
export { signInByWechat } from "./operations/sign-in-by-wechat";

const accountRoutes = (services: Services) => ({ ...personalRoutes(services), ...phoneRoutes(services), ...pcRoutes(services), ...demoRoutes(services) }) satisfies RoutesFor<typeof accountApi>;

/** People: diners and staff of shops by WeChat, everybody's sign-in and sessions 账号与登录. */
export const accounts: AppModule = {
  name: "accounts",
  models: [initAccounts],
  routes: accountRoutes,
  subscribers: accountSubscribers,
  schedules: ({ clock }) => [
    { name: "accounts.sweep-pc-sign-ins", everyMs: 3_600_000, run: () => sweepPcSignIns(clock.now()) },
    { name: "accounts.sweep-phone-codes", everyMs: 3_600_000, run: () => sweepPhoneCodes(clock.now()) },
  ],
};
