import { drawStrokes } from "./pad-drawing";
import type { OpenPad, TouchOn } from "./pad.types";

const canvasOf = (id: string): HTMLCanvasElement | null => document.querySelector<HTMLCanvasElement>(`#${id} canvas, canvas#${id}`);

/** The browser's canvas inside of Taro's element. */
export const openPad: OpenPad = async (id) => {
  const canvas = canvasOf(id);
  const pen = canvas?.getContext("2d");
  if (!canvas || !pen) return null;
  const { width, height } = canvas.getBoundingClientRect();
  const scale = window.devicePixelRatio || 1;
  Object.assign(canvas, { width: width * scale, height: height * scale });
  pen.scale(scale, scale);
  return { width, height, paint: (strokes) => drawStrokes(pen, width, height, strokes) };
};

export const touchOn: TouchOn = (event, id) => {
  const touch = (event as { touches?: ArrayLike<{ clientX: number; clientY: number }> }).touches?.[0];
  const box = canvasOf(id)?.getBoundingClientRect();
  return touch && box ? { x: touch.clientX - box.left, y: touch.clientY - box.top } : null;
};
