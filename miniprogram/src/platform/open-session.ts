import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { regionApi } from "@sunshine/domain/regions/region.contract";
import { publicApi } from "./api";
import { askPhoneSession } from "./identity";
import type { OpenSession } from "./open-session.types";
import { getWechatCode } from "./wechat-code";

/** A browser has no wx.login: in demo mode the person chooses who to be, otherwise a code is sent to their phone. */
export const openSession: OpenSession = async () => {
  const { demo } = await publicApi(regionApi.current, {});
  return demo ? publicApi(accountApi.signInByWechat, { code: await getWechatCode() }) : askPhoneSession();
};
