import Taro from "@tarojs/taro";
import { newKey } from "./idempotency";
import type { DropPicture, FetchPicture, Picture, PreviewOf, SendPicture, TakePictures } from "./pictures.types";

const CLIP_SECONDS = 30;
const TIMEOUT_MS = 120_000;

const typeOf = (path: string): string => {
  const end = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  if (end === "mp4") return "video/mp4";
  return end === "png" || end === "webp" ? `image/${end}` : "image/jpeg";
};

/** The phone clears what it calls temporary; a draft must outlive that. */
const keep = (from: string): Promise<string> =>
  new Promise((resolve) => {
    const to = `${Taro.env.USER_DATA_PATH}/${newKey()}${from.slice(from.lastIndexOf("."))}`;
    Taro.getFileSystemManager().copyFile({ srcPath: from, destPath: to, success: () => resolve(to), fail: () => resolve(from) });
  });

/** WeChat's own chooser, camera and album, reduced in size. */
export const takePictures: TakePictures = async (most, clips, camera = false) => {
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: most, mediaType: clips ? ["mix"] : ["image"], sourceType: camera ? ["camera"] : ["camera", "album"], sizeType: ["compressed"], maxDuration: CLIP_SECONDS });
    return await Promise.all(tempFiles.map(async ({ tempFilePath, fileType, size }): Promise<Picture> => ({ key: await keep(tempFilePath), kind: fileType === "video" ? "clip" : "photo", bytes: size })));
  } catch {
    return [];
  }
};

export const previewOf: PreviewOf = (key) =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().access({ path: key, success: () => resolve(key), fail: () => resolve(null) });
  });

export const dropPicture: DropPicture = (key) =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().unlink({ filePath: key, success: () => resolve(), fail: () => resolve() });
  });

const read = (filePath: string): Promise<ArrayBuffer | null> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().readFile({ filePath, success: ({ data }) => resolve(data as ArrayBuffer), fail: () => resolve(null) });
  });

export const sendPicture: SendPicture = async ({ key }, { url, headers, onProgress }) => {
  const data = await read(key);
  if (!data) return null;
  const answer = await Taro.request<unknown, ArrayBuffer>({ url, method: "POST", timeout: TIMEOUT_MS, data, header: { ...headers, "content-type": typeOf(key) } });
  onProgress(1);
  return { status: answer.statusCode, body: answer.data };
};

export const fetchPicture: FetchPicture = async (url, { headers }) => {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url, header: headers });
  if (statusCode !== 200) throw new Error("the picture did not come");
  return tempFilePath;
};
