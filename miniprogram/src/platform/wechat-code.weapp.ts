import Taro from "@tarojs/taro";
import type { GetWechatCode } from "./wechat-code.types";

/** wx.login: silent, asks nothing of the person. */
export const getWechatCode: GetWechatCode = async () => (await Taro.login()).code;
