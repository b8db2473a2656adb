import Taro from "@tarojs/taro";
import { DomainError } from "@sunshine/domain/kernel/errors";
import type { OpenPdf } from "./document.types";

/** WeChat opens the file in its reader, from where it can be sent to a computer or printed. */
export const openPdf: OpenPdf = async (path, { headers }) => {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url: __API_BASE__ + path, header: headers });
  if (statusCode !== 200) throw new DomainError("unavailable", { message: "文件没有生成，请稍后重试" });
  await Taro.openDocument({ filePath: tempFilePath, fileType: "pdf", showMenu: true });
};
