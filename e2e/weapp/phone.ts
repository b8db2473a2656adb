import { createWx, type Handler, type WxModel } from "./wx-model";
import { loadRealm, type PageObject, type Realm } from "./realm";

/** A node of the tree that Taro hands to WeChat. */
interface Node {
  readonly sid?: string;
  /** The id that the page gave. */
  readonly uid?: string;
  readonly cl?: string;
  readonly v?: string;
  readonly cn?: readonly Node[];
}

export interface Painted {
  readonly route: string;
  readonly text: string;
  /** How many calls of `wx` had been made when this was painted. */
  readonly callsBefore: number;
}

export interface Phone {
  readonly model: WxModel;
  readonly logs: Realm["logs"];
  /** Everything painted, in order. */
  readonly painted: Painted[];
  readonly route: () => string;
  readonly open: (route: string, query?: Record<string, string>) => void;
  readonly text: () => string;
  readonly tap: (id: string) => Promise<void>;
  readonly type: (id: string, value: string) => Promise<void>;
  /** A finger that goes over a canvas, point after point. */
  readonly draw: (id: string, points: readonly (readonly [x: number, y: number])[]) => Promise<void>;
  readonly until: (what: string, holds: () => boolean) => Promise<void>;
  readonly off: () => void;
}

const PATIENCE_MS = 8_000;
const GLANCE_MS = 10;

const setPath = (target: Record<string, unknown>, path: string, value: unknown): void => {
  const keys = path.replace(/\[(\w+)\]/g, ".$1").split(".").filter(Boolean);
  const last = keys.pop() ?? "";
  let at = target;
  for (const [index, key] of keys.entries()) {
    const next = keys[index + 1] ?? last;
    at[key] ??= /^\d+$/.test(next) ? [] : {};
    at = at[key] as Record<string, unknown>;
  }
  at[last] = value;
};

const walk = (node: Node | undefined, visit: (node: Node) => void): void => {
  if (!node) return;
  visit(node);
  for (const child of node.cn ?? []) walk(child, visit);
};

const textOf = (page: PageObject): string => {
  const words: string[] = [];
  walk(page.data["root"] as Node | undefined, ({ v }) => v && words.push(v));
  return words.join(" ");
};

const find = (page: PageObject, id: string): Node | undefined => {
  let found: Node | undefined;
  walk(page.data["root"] as Node | undefined, (node) => {
    if (node.uid === id) found = node;
  });
  return found;
};

const routed = (url: string): [route: string, query: Record<string, string>] => {
  const [route = "", search = ""] = url.replace(/^\//, "").split("?");
  return [route, Object.fromEntries(search.split("&").filter(Boolean).map((pair) => pair.split("=").map(decodeURIComponent) as [string, string]))];
};

const call = (page: PageObject, name: string, ...args: unknown[]): void => (page[name] as ((...args: unknown[]) => void) | undefined)?.(...args);

/** A phone with our model of WeChat, running the built mini-program; `kept` is what its storage holds from before. */
export const startPhone = (dist: string, handlers: Readonly<Record<string, Handler>>, kept: Iterable<[string, unknown]> = []): Phone => {
  const painted: Painted[] = [];
  const navigation: Record<string, Handler> = {
    navigateTo: ({ url }) => open(...routed(String(url))),
    redirectTo: ({ url }) => (close(), open(...routed(String(url)))),
    switchTab: ({ url }) => (closeAll(), open(...routed(String(url)))),
    navigateBack: () => (close(), realm.stack.length > 0 ? call(top(), "onShow") : undefined),
  };
  const model = createWx({ ...navigation, ...handlers }, kept);
  const realm = loadRealm(dist, model.wx);

  const top = (): PageObject => {
    const page = realm.stack.at(-1);
    if (!page) throw new Error("no page is open");
    return page;
  };
  const close = (): void => call(realm.stack.pop() ?? top(), "onUnload");
  const closeAll = (): void => {
    while (realm.stack.length > 0) close();
  };
  const open = (route: string, query: Record<string, string> = {}): void => {
    const definition = realm.definition(route);
    const page = { ...definition, route, options: query } as unknown as PageObject;
    page.data = JSON.parse(JSON.stringify(definition["data"] ?? {})) as Record<string, unknown>;
    page.setData = (patch, done) => {
      for (const [path, value] of Object.entries(JSON.parse(JSON.stringify(patch)) as Record<string, unknown>)) setPath(page.data, path, value);
      painted.push({ route, text: textOf(page), callsBefore: model.calls.length });
      if (done) setTimeout(done, 0);
    };
    realm.stack.push(page);
    for (const hook of ["onLoad", "onShow", "onReady"]) call(page, hook, query);
  };

  const until = async (what: string, holds: () => boolean): Promise<void> => {
    for (const end = Date.now() + PATIENCE_MS; !holds(); ) {
      if (Date.now() > end) throw new Error(`waited in vain for ${what}; ${String(top()["route"])} shows: ${textOf(top())}`);
      await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
    }
  };
  const fire = async (id: string, type: string, detail: object, touches: readonly object[] = []): Promise<void> => {
    await until(`#${id}`, () => find(top(), id) !== undefined);
    const node = find(top(), id);
    const target = { id, dataset: { sid: node?.sid } };
    call(top(), "eh", { type, timeStamp: Date.now(), target, currentTarget: target, mpEvent: null, detail, touches, changedTouches: [] });
  };

  realm.launch({ path: realm.appJson.pages[0] ?? "", query: {} });
  return {
    model,
    logs: realm.logs,
    painted,
    route: () => String(top()["route"]),
    open,
    text: () => textOf(top()),
    tap: (id) => fire(id, "tap", {}),
    type: (id, value) => fire(id, "input", { value }),
    draw: async (id, points) => {
      for (const [at, [x, y]] of points.entries()) await fire(id, at === 0 ? "touchstart" : "touchmove", {}, [{ x, y }]);
      await fire(id, "touchend", {});
    },
    until,
    off: () => {
      closeAll();
      realm.stop();
    },
  };
};
