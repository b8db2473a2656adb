import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { publicApi } from "./api";
import type { OpenSession } from "./open-session.types";
import { getWechatCode } from "./wechat-code";

/** By wx.login, silently. */
export const openSession: OpenSession = async () => publicApi(accountApi.signInByWechat, { code: await getWechatCode() });
