import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { regionApi } from "@sunshine/domain/regions/region.contract";
import { publicApi } from "./api";
import { askIdentity } from "./identity";
import type { GetWechatCode } from "./wechat-code.types";

/** A browser has no wx.login: in demo mode the person chooses a demo identity, otherwise WeChat is needed. */
export const getWechatCode: GetWechatCode = async () => {
  const { demo } = await publicApi(regionApi.current, {});
  if (!demo) throw new DomainError("unauthenticated", { message: "请用微信扫一扫店里的收银码，在微信小程序中继续" });
  const openid = await askIdentity();
  return (await publicApi(accountApi.demoWechatCode, { openid })).code;
};
