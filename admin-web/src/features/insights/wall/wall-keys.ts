import { LAYER_LABELS, LAYERS, type Layer } from "./marks";

export type WallCommand = "help" | "back" | "raise" | "search" | "acknowledge" | "alarm" | "sound" | "figures" | "queue" | "map" | "feed" | "next" | "previous" | "mark" | Layer;

interface Key {
  readonly keys: readonly string[];
  /** How the overlay writes it. */
  readonly shown: string;
  readonly does: string;
}

const layerKey = (layer: Layer): Key => {
  const key = String(LAYERS.indexOf(layer) + 1);
  return { keys: [key], shown: key, does: `显示或隐藏“${LAYER_LABELS[layer]}”` };
};

/** Every key of the wall 快捷键; the overlay is written from it, so that it is never wrong. */
export const WALL_KEYS: Record<WallCommand, Key> = {
  help: { keys: ["?", "？"], shown: "?", does: "打开或关闭本页" },
  back: { keys: ["Escape"], shown: "Esc", does: "返回上一层，关闭面板" },
  acknowledge: { keys: ["a", "A"], shown: "A", does: "确认最上面的警情" },
  alarm: { keys: ["v", "V"], shown: "V", does: "查看最上面的警情" },
  sound: { keys: ["s", "S"], shown: "S", does: "开启声音、静音" },
  raise: { keys: ["c", "C"], shown: "C", does: "下达任务（选中记录时由该记录下达）" },
  mark: { keys: ["x", "X"], shown: "X", does: "在地图上标点，由标点下达任务" },
  search: { keys: ["/"], shown: "/", does: "查找餐饮单位" },
  figures: { keys: ["g", "G"], shown: "G", does: "到数字区，Tab 移动，回车查看明细" },
  queue: { keys: ["t", "T"], shown: "T", does: "到任务队列，↑ ↓ 移动，回车打开" },
  map: { keys: ["m", "M"], shown: "M", does: "到地图，方向键平移，+ － 缩放，0 复位" },
  next: { keys: ["n", "N"], shown: "N", does: "地图上的下一个标记，回车打开" },
  previous: { keys: ["p", "P"], shown: "P", does: "地图上的上一个标记" },
  feed: { keys: ["f", "F"], shown: "F", does: "到实时动态，↑ ↓ 移动，回车打开" },
  shops: layerKey("shops"),
  cases: layerKey("cases"),
  tasks: layerKey("tasks"),
  officers: layerKey("officers"),
  orders: layerKey("orders"),
};

const COMMANDS = Object.entries(WALL_KEYS) as [WallCommand, Key][];

/** What a key asks for; null for keys that are the page's own. */
export const commandOf = (key: string): WallCommand | null => COMMANDS.find(([, { keys }]) => keys.includes(key))?.[0] ?? null;

/** Keys belong to whatever is being written in; a dialog has keys of its own. */
export const isBusy = (target: EventTarget | null): boolean => target instanceof Element && target.closest("input, textarea, select, [contenteditable], .ant-modal, .ant-select-dropdown") !== null;

/** Moves the focus up and down in a list of buttons, the way of the arrow keys. */
export const moveIn = (list: Element, from: Element | null, step: 1 | -1): void => {
  const items = [...list.querySelectorAll<HTMLElement>("[data-item]")];
  const now = items.findIndex((item) => item === from || item.contains(from));
  items[Math.min(items.length - 1, Math.max(0, now === -1 ? 0 : now + step))]?.focus();
};
