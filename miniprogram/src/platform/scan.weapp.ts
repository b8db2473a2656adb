import Taro from "@tarojs/taro";
import type { ReadCode, ScanMode } from "./scan.types";

export const SCAN_MODE: ScanMode = "direct";

/** WeChat's own scanner; a mini-program code (小程序码) answers with its path. */
export const readCode: ReadCode = async () => {
  try {
    const { result, path } = await Taro.scanCode({ scanType: ["qrCode", "wxCode"] } as unknown as Taro.scanCode.Option);
    return result || path || null;
  } catch {
    return null;
  }
};
