import Taro from "@tarojs/taro";
import { drawStrokes, type Pen } from "./pad-drawing";
import type { OpenPad, TouchOn } from "./pad.types";

interface Found {
  readonly width: number;
  readonly height: number;
  readonly node?: { width: number; height: number; getContext: (kind: "2d") => Pen & { scale: (x: number, y: number) => void } };
}

/** WeChat's canvas of type "2d". */
export const openPad: OpenPad = (id) =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec((all: readonly (Found | null)[]) => {
        const found = all[0];
        if (!found?.node) {
          resolve(null);
          return;
        }
        const { width, height, node } = found;
        const scale = Taro.getWindowInfo().pixelRatio;
        Object.assign(node, { width: width * scale, height: height * scale });
        const pen = node.getContext("2d");
        pen.scale(scale, scale);
        resolve({ width, height, paint: (strokes) => drawStrokes(pen, width, height, strokes) });
      });
  });

/** WeChat tells where on the canvas it fell. */
export const touchOn: TouchOn = (event) => {
  const touch = (event as { touches?: readonly { x?: number; y?: number }[] }).touches?.[0];
  return touch?.x === undefined || touch.y === undefined ? null : { x: touch.x, y: touch.y };
};
