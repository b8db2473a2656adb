import type { accountApi } from "@sunshine/domain/accounts/account.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";

/** Signs the person in, the way that this end has. */
export type OpenSession = () => Promise<OutputOf<typeof accountApi.signInByWechat>>;
