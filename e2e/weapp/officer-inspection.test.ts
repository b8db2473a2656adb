import { existsSync } from "node:fs";
import path from "node:path";
import { startCounty } from "./fake-county";
import { SHOP_TO_INSPECT, TASK } from "./fake-officers";
import { startPhone, type Phone } from "./phone";
import { wechatWorld } from "./wechat-world";

const dist = path.resolve(__dirname, "../../miniprogram/dist/weapp");
const HOME = "packages/officer/pages/home/index";
const DRAFT = `inspections.draft.${SHOP_TO_INSPECT}`;

let county: Awaited<ReturnType<typeof startCounty>>;
let phone: Phone;
let online: boolean;

/** The same phone again, with what it had stored: as after the app was killed. */
const start = (kept: Iterable<[string, unknown]> = []): Phone => {
  const world = wechatWorld({ url: () => county.url, openid: "officer-1", decide: () => "cancel" });
  return startPhone(
    dist,
    {
      ...world,
      request: (options) => {
        if (!online) throw new Error("no signal");
        return world["request"]?.(options);
      },
      showModal: () => ({ confirm: true }),
      chooseLocation: () => ({ longitude: "119.0447", latitude: "29.5977", name: "环湖路" }),
    },
    kept
  );
};
const again = (): void => {
  const kept = [...phone.model.storage];
  phone.off();
  phone = start(kept);
};
const shows = (words: string): Promise<void> => phone.until(`“${words}”`, () => phone.text().includes(words));
const SIGNATURE = [[40, 40], [80, 44], [120, 60], [160, 90], [200, 70], [240, 100], [280, 120]] as const;
const sign = async (who: string): Promise<void> => {
  await phone.tap(`sign-${who}`);
  await phone.until("the pad", () => phone.text().includes("签好了"));
  // The pad takes its size a moment after it has come up.
  await new Promise((resolve) => setTimeout(resolve, 200));
  await phone.draw("signature-pad", SIGNATURE);
  await phone.tap("signature-pad-done");
  await phone.until("the pad to close", () => !phone.text().includes("签好了"));
};

const signIn = async (): Promise<void> => {
  phone.open(HOME);
  await shows("监管人员登录");
  await phone.type("login", "sz01");
  await phone.type("password", "Sunshine2026");
  await phone.tap("officer-sign-in");
  await shows("到店核查健康证明");
};

const reachTheShop = async (): Promise<void> => {
  await phone.tap(`due-${TASK}`);
  await phone.tap("task-accept");
  await shows("我已出发");
  await phone.tap("task-depart");
  await shows("在途中");
  await phone.tap("task-arrive");
  await shows("开展检查");
  await phone.tap("task-inspect");
  await shows("检查人员");
};

const judge = async (): Promise<void> => {
  await phone.tap("choose-companions");
  await phone.tap("companion-00000000000000aa");
  await phone.tap("companions-done");
  await phone.tap("next");
  await phone.tap("pass-2-2");
  await phone.tap("fail-2-1");
  await phone.tap("wording-2-1-1");
  await phone.tap("finding-done");
  await phone.tap("pass-rest");
  await phone.tap("next");
  await shows("检查结果：基本符合");
};

beforeEach(async () => {
  if (!existsSync(path.join(dist, "app.json"))) throw new Error("miniprogram/dist/weapp is missing: npm run build:weapp --workspace miniprogram");
  county = await startCounty();
  online = true;
  phone = start();
});
afterEach(async () => {
  phone.off();
  await county.stop();
});

test("an officer signs in once, goes to a task, inspects without a signal, and the record goes out once when it is back", async () => {
  await signIn();
  await reachTheShop();
  expect(county.county.bureau.task.arrivedAtPlace).not.toBeNull();
  online = false;
  await judge();
  // Killed in the middle: everything is there again, still without a signal.
  again();
  phone.open("packages/officer/pages/inspect/index", { shop: SHOP_TO_INSPECT });
  await shows("检查结果：基本符合");
  await phone.tap("next");
  await phone.type("signer-name", "王店长");
  for (const who of ["shop", "0", "1"]) await sign(who);
  await phone.tap("next");
  await shows("有信号后自动提交");
  expect(county.county.bureau.records.size).toBe(0);
  online = true;
  again();
  phone.open(HOME);
  await shows("检查记录已提交");
  const [record] = county.county.bureau.records.values();
  expect(record).toMatchObject({ handling: "rectify", task: { id: TASK, finish: true }, signing: { kind: "screen", shop: { name: "王店长" } } });
  expect(county.county.heard.filter(({ line }) => line === "POST /inspections")).toHaveLength(1);
  await phone.tap("open-inspected");
  await shows("检查结果：基本符合");
  expect(phone.model.storage.has(DRAFT)).toBe(false);
}, 60_000);

test("the next start signs in by the bound WeChat, and the diner on the same phone stays apart", async () => {
  await signIn();
  county.county.bureau.sessions.clear();
  again();
  phone.open(HOME);
  await shows("到店核查健康证明");
  expect(county.county.heard.filter(({ line }) => line === "POST /sessions/officer")).toHaveLength(1);
  expect(phone.model.storage.get("session.token")).toBeUndefined();
  expect(county.county.sessions.size).toBe(0);
});
