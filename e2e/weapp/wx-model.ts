import { wxNames } from "./wx-names";

type Options = Record<string, unknown> & {
  success?: (result: unknown) => void;
  fail?: (error: unknown) => void;
  complete?: (result: unknown) => void;
};

/** Answers a call of `wx`; what it throws becomes `fail` with its message. */
export type Handler = (options: Record<string, unknown>) => unknown;

export interface WxCall {
  readonly api: string;
  readonly options: Record<string, unknown>;
}

export interface WxModel {
  readonly wx: Record<string, unknown>;
  /** Every asynchronous call, in order. */
  readonly calls: WxCall[];
  readonly storage: Map<string, unknown>;
}

const DEVICE = {
  platform: "ios", brand: "model", model: "model", system: "iOS 17.0", version: "8.0.50", SDKVersion: "3.8.0", language: "zh_CN", fontSizeSetting: 16,
  windowWidth: 390, windowHeight: 753, screenWidth: 390, screenHeight: 844, pixelRatio: 3, statusBarHeight: 47,
  safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
};

/** A canvas on which nobody sees anything. */
const canvas = (): unknown => ({ width: 358, height: 160, node: { width: 0, height: 0, getContext: () => new Proxy({}, { get: () => () => undefined, set: () => true }) } });

/** Finds nothing, but for the canvas that is asked for by its node. */
const modelQuery = (): unknown => {
  let asked = false;
  const query: Record<string, unknown> = {};
  for (const name of ["in", "select", "selectAll", "selectViewport", "boundingClientRect", "scrollOffset", "node"]) query[name] = () => query;
  query["fields"] = ({ node = false }: { node?: boolean }) => {
    asked ||= node;
    return query;
  };
  query["exec"] = (done?: (found: unknown[]) => void) => done?.(asked ? [canvas()] : []);
  return query;
};

const synchronous = (storage: Map<string, unknown>): Record<string, unknown> => ({
  getSystemInfoSync: () => DEVICE,
  getWindowInfo: () => DEVICE,
  getDeviceInfo: () => DEVICE,
  getAppBaseInfo: () => DEVICE,
  getStorageSync: (key: string) => storage.get(key) ?? "",
  // WeChat stores a copy, so a later change of the object is not stored.
  setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(JSON.parse(JSON.stringify(value)))),
  removeStorageSync: (key: string) => void storage.delete(key),
  clearStorageSync: () => storage.clear(),
  canIUse: () => true,
  getMenuButtonBoundingClientRect: () => ({ top: 51, bottom: 83, left: 296, right: 383, width: 87, height: 32 }),
  getLaunchOptionsSync: () => ({ path: "", query: {}, scene: 1011 }),
  getEnterOptionsSync: () => ({ path: "", query: {}, scene: 1011 }),
  nextTick: (run: () => void) => void Promise.resolve().then(run),
  createSelectorQuery: modelQuery,
  env: { USER_DATA_PATH: "wxfile://usr" },
});

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Our model of WeChat's `wx`: names from the typings, behaviour from the handlers, everything else answers "ok". */
export const createWx = (handlers: Readonly<Record<string, Handler>>, kept: Iterable<[string, unknown]> = []): WxModel => {
  const calls: WxCall[] = [];
  const storage = new Map<string, unknown>(kept);
  const wx = synchronous(storage);
  const asynchronous =
    (api: string) =>
    (options: Options = {}): unknown => {
      calls.push({ api, options });
      const answered = (async () => {
        try {
          return { errMsg: `${api}:ok`, ...((await handlers[api]?.(options)) as object | undefined) };
        } catch (error) {
          // WeChat's failures are plain objects.
          throw Object.assign(new Error(api), { errMsg: `${api}:fail ${messageOf(error)}` });
        }
      })();
      answered.then(
        (result) => {
          options.success?.(result);
          options.complete?.(result);
        },
        (failure: unknown) => {
          options.fail?.(failure);
          options.complete?.(failure);
        }
      );
      // As WeChat does: a promise where no callback is given, a task otherwise.
      return "success" in options || "fail" in options || "complete" in options ? { abort: () => undefined } : answered;
    };
  for (const name of wxNames()) {
    if (name in wx) continue;
    if (/^(on|off)[A-Z]/.test(name)) wx[name] = () => undefined;
    else if (name === "connectSocket") wx[name] = handlers[name] ?? (() => undefined);
    else wx[name] = name.endsWith("Sync") ? () => undefined : asynchronous(name);
  }
  return { wx, calls, storage };
};
