import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { publicApi } from "./api";
import { askIdentity } from "./identity";
import type { GetWechatCode } from "./wechat-code.types";

/** A browser in demo mode: the person chooses a demo identity. The route exists in demo mode only. */
export const getWechatCode: GetWechatCode = async () => (await publicApi(accountApi.demoWechatCode, { openid: await askIdentity() })).code;
