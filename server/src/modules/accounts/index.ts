import type { AppModule } from "../../platform/module";
import { initAccounts } from "./account.model";
import { accountSubscribers } from "./account.subscribers";

export { createAuthenticator } from "../sessions";
export { boundPhones, memberOpenid, renameMemberships } from "./account.queries";
export { endMembership, grantMembership, type MembershipGrant } from "./operations/memberships";

/** People: diners and staff of shops by WeChat, everybody's sign-in and sessions 账号与登录. */
export const accounts: AppModule = {
  name: "accounts",
  models: [initAccounts],
  routes: () => ({}),
  subscribers: accountSubscribers,
};
