import Taro from "@tarojs/taro";
import type { PlayClip } from "./clip.types";

export const playClip: PlayClip = (url) => {
  void Taro.previewMedia({ sources: [{ url, type: "video" }] });
};
