import { openInbox, type MerchantInbox, type Received } from "../../../../simulator/tests/merchant-inbox";
import { openRig, type Rig } from "../../../../simulator/tests/rig";
import { isGenuinePush, readMediaVerdict } from "../message-push";

let rig: Rig;
let push: MerchantInbox;
let received: Received;
let traceId: string;

beforeAll(async () => {
  rig = await openRig();
  push = await openInbox();
  const openid = String((await rig.control("login", { openid: "o-photo" }))["openid"]);
  rig.simulator.books.users.set(openid, Date.now());
  ({ traceId } = await rig.miniProgram.checkMedia({ openid, place: "comment", url: "https://cdn.example.cn/a.jpg", kind: "image" }));
  await rig.control("media-result", { url: push.url, traceId, suggest: "risky" });
  received = await push.next();
});
afterAll(async () => {
  await rig.close();
  await push.close();
});

it("the verdict on a picture arrives later under the same trace id", () => {
  expect(readMediaVerdict(JSON.parse(received.body.toString("utf8")))).toEqual({ advice: "risky", label: 20002, traceId });
});

it("a message about something else is no verdict", () => {
  expect(readMediaVerdict({ MsgType: "text", Content: "你好" })).toBeNull();
  expect(readMediaVerdict(null)).toBeNull();
});

describe("a push message is believed only from WeChat", () => {
  const query = () => Object.fromEntries(new URL(received.url, "http://push").searchParams) as Record<"signature" | "timestamp" | "nonce", string>;

  it("with a signature made with our push token", () => {
    expect(isGenuinePush(rig.settings.pushToken, query(), new Date())).toBe(true);
  });

  it.each<[string, (it: Record<"signature" | "timestamp" | "nonce", string>) => Record<string, string | undefined>]>([
    ["another nonce", (it) => ({ ...it, nonce: "0000000000" })],
    ["another signature", (it) => ({ ...it, signature: "0".repeat(40) })],
    ["a signature that is no signature", (it) => ({ ...it, signature: "x" })],
    ["no signature", ({ timestamp, nonce }) => ({ timestamp, nonce })],
    ["no timestamp", ({ signature, nonce }) => ({ signature, nonce })],
  ])("not with %s", (_what, change) => {
    expect(isGenuinePush(rig.settings.pushToken, change(query()), new Date())).toBe(false);
  });

  it("not with another token, and not five minutes later", () => {
    expect(isGenuinePush("another", query(), new Date())).toBe(false);
    expect(isGenuinePush(rig.settings.pushToken, query(), new Date(Number(query().timestamp) * 1000 + 301_000))).toBe(false);
  });
});
