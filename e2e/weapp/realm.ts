import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";

/** What `Page()` was called with, and later the page itself. */
export type PageObject = Record<string, unknown> & {
  data: Record<string, unknown>;
  setData: (patch: Record<string, unknown>, done?: () => void) => void;
};

export interface Realm {
  readonly appJson: { readonly pages: readonly string[] };
  /** What the app wrote to the console. */
  readonly logs: (readonly [level: string, ...words: unknown[]])[];
  /** Loads a page's script and gives its definition. */
  readonly definition: (route: string) => Record<string, unknown>;
  readonly launch: (options: { path: string; query: Record<string, string> }) => void;
  /** Pages on the stack, as getCurrentPages tells them. */
  readonly stack: PageObject[];
  readonly stop: () => void;
}

/** Timers that can all be stopped and then start no more, so that no test leaves one behind. */
const stoppableTimers = () => {
  const running = new Set<NodeJS.Timeout>();
  let stopped = false;
  const kept = (start: () => NodeJS.Timeout): NodeJS.Timeout | undefined => {
    if (stopped) return undefined;
    const timer = start();
    running.add(timer);
    return timer;
  };
  return {
    globals: {
      setTimeout: (run: () => void, ms?: number) => kept(() => setTimeout(run, ms)),
      setInterval: (run: () => void, ms?: number) => kept(() => setInterval(run, ms)),
      clearTimeout: (timer?: NodeJS.Timeout) => clearTimeout(timer),
      clearInterval: (timer?: NodeJS.Timeout) => clearInterval(timer),
    },
    stop: () => {
      stopped = true;
      running.forEach((timer) => clearTimeout(timer));
    },
  };
};

// In WeChat `new Function` neither compiles nor throws: it gives a function that gives an empty object.
const WECHAT_FUNCTION = `(() => {
  const Real = Function;
  const Fake = function () { return function () { return {}; }; };
  Fake.prototype = Real.prototype;
  Object.defineProperty(globalThis, "Function", { value: Fake, configurable: true, writable: true });
})()`;

const recorder = (logs: Realm["logs"]): Record<string, unknown> =>
  Object.fromEntries(["log", "info", "warn", "error", "debug", "group", "groupEnd", "time", "timeEnd"].map((level) => [level, (...words: unknown[]) => void logs.push([level, ...words])]));

/** Runs a built mini-program in a realm with ECMAScript, timers and `wx` only: no DOM, no fetch, no eval. */
export const loadRealm = (dist: string, wx: Record<string, unknown>): Realm => {
  const appJson = JSON.parse(readFileSync(path.join(dist, "app.json"), "utf8")) as Realm["appJson"];
  const logs: Realm["logs"] = [];
  const timers = stoppableTimers();
  const stack: PageObject[] = [];
  const pages = new Map<string, Record<string, unknown>>();
  let app: Record<string, ((options: unknown) => void) | undefined> = {};
  let loading = "";
  const sandbox = {
    wx,
    console: recorder(logs),
    ...timers.globals,
    App: (definition: typeof app) => void (app = definition),
    getApp: () => app,
    getCurrentPages: () => stack,
    Page: (definition: Record<string, unknown>) => void pages.set(loading, definition),
    Component: () => undefined,
    Behavior: (definition: unknown) => definition,
    global: {},
    __wxConfig: { pages: appJson.pages },
  };
  const context = vm.createContext(sandbox, { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext(WECHAT_FUNCTION, context);

  const modules = new Map<string, { exports: unknown }>();
  const load = (name: string): unknown => {
    const file = name.endsWith(".js") ? name : `${name}.js`;
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(file, module);
    const source = readFileSync(path.join(dist, file), "utf8");
    // WeChat hides the browser's names from the modules of an app.
    const wrapped = vm.runInContext(`(function (require, module, exports, window, document, self, location, navigator) {${source}\n})`, context, { filename: file }) as (
      ...args: unknown[]
    ) => void;
    const before = loading;
    loading = file.replace(/\.js$/, "");
    try {
      wrapped((relative: string) => load(path.posix.join(path.posix.dirname(file), relative)), module, module.exports);
    } finally {
      loading = before;
    }
    return module.exports;
  };
  load("app");
  return {
    appJson,
    logs,
    stack,
    definition: (route) => {
      load(route);
      const definition = pages.get(route);
      if (!definition) throw new Error(`${route} did not call Page()`);
      return definition;
    },
    launch: (options) => {
      app["onLaunch"]?.(options);
      app["onShow"]?.(options);
    },
    stop: timers.stop,
  };
};
