/** @jest-environment jsdom */
import type { Picture } from "../../platform/pictures.types";
import type { WireRequest } from "../../platform/transport.types";
import { emptyPhone, store } from "../../testing/taro";
import { keepToken } from "../../platform/credentials";
import { changeDraft, emptyDraft, keepDraft, recallDraft, useDraft, type Draft } from "./draft";
import { discard, forgetNamed, post, sendParcel, startOutbox, useOutbox } from "./outbox";
import { resend, startResending } from "./resend";

Object.assign(globalThis, { __API_BASE__: "" });

const sent: WireRequest[] = [];
const uploads: { url: string; headers: Record<string, string> }[] = [];
let online = true;
let refusal: object | null = null;
let networkBack: () => void = () => undefined;

const RECEIPT = { cases: [{ id: "0123456789abcdef", number: "JB20261124-0001", kind: "report", deadlineOn: "2026-12-15", deadlineLabel: "核查并决定是否立案" }], followUpCode: "0123456789abcdef" };

jest.mock("../../platform/transport", () => ({
  sendWire: async (request: WireRequest) => {
    sent.push(request);
    if (!online) throw new Error("offline");
    return refusal ? { status: 422, body: refusal } : { status: 200, body: RECEIPT };
  },
}));
jest.mock("../../platform/pictures", () => ({
  dropPicture: async () => undefined,
  sendPicture: async (picture: Picture, { url, headers }: { url: string; headers: Record<string, string> }) => {
    uploads.push({ url, headers });
    if (!online) throw new Error("offline");
    return { status: 200, body: { id: `${picture.key}0000000000000000`.slice(0, 16), kind: picture.kind, bytes: picture.bytes } };
  },
}));
jest.mock("../../platform/device", () => ({
  ...jest.requireActual<object>("../../platform/device"),
  onNetworkBack: (heard: () => void) => {
    networkBack = heard;
  },
}));

const photo = (key: string): Picture => ({ key, kind: "photo", bytes: 1_000 });
const filled = (change: Partial<Draft> = {}): Draft => ({
  ...emptyDraft(new Date("2026-11-24T04:00:00Z")),
  story: "桥头的摊子没有证照，油烟很大",
  category: "unlicensed",
  answers: { form: "流动摊位" },
  place: { by: "pin", lng: 119.04, lat: 29.6, name: "桥头烧烤摊", address: "" },
  kinds: ["report"],
  anonymous: true,
  pictures: [photo("a1"), photo("b2")],
  ...change,
});
const named = (): Draft => filled({ anonymous: false, name: "方某某", kinds: ["report"] });
const keysSent = (): (string | undefined)[] => sent.map(({ headers }) => headers["idempotency-key"]);
const parcel = () => useOutbox.getState().parcels[0];

beforeEach(() => {
  emptyPhone();
  sent.length = 0;
  uploads.length = 0;
  online = true;
  refusal = null;
  keepToken("a-stored-session");
  startOutbox();
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

test("an anonymous report sends no session, neither with its photos nor with its words", async () => {
  await sendParcel(post(filled()));
  expect(parcel()).toMatchObject({ state: "sent", receipt: { followUpCode: RECEIPT.followUpCode } });
  expect(uploads).toHaveLength(2);
  expect(sent).toHaveLength(1);
  for (const { headers } of [...uploads, ...sent]) expect(Object.keys(headers)).not.toContain("authorization");
  expect(uploads.every(({ url }) => url.includes("anonymous=true"))).toBe(true);
  expect(sent[0]?.body).toMatchObject({ anonymous: true, claimant: null, orderId: null });
});

test("an order chosen earlier does not go along with an anonymous report", async () => {
  await sendParcel(post(filled({ order: { id: "0123456789abcdef", shopId: "0123456789abcdef", words: "付款" }, name: "方某某" })));
  expect(sent[0]?.body).toMatchObject({ orderId: null, claimant: null });
});

test("with a name it goes under the session of its sender", async () => {
  await sendParcel(post(named()));
  expect([...uploads, ...sent].map(({ headers }) => headers["authorization"])).toEqual(Array(3).fill("Bearer a-stored-session"));
  expect(sent[0]?.body).toMatchObject({ anonymous: false, claimant: { name: "方某某", ownInterest: false } });
});

test("without a network it waits, and goes out by itself with the same key when the network is back", async () => {
  startResending();
  const key = post(filled({ pictures: [] }));
  online = false;
  await sendParcel(key);
  expect(parcel()).toMatchObject({ state: "waiting", problem: "连不上服务器，请检查网络后重试" });
  online = true;
  networkBack();
  await jest.advanceTimersByTimeAsync(0);
  expect(parcel()?.state).toBe("sent");
  expect(keysSent()).toEqual([key, key]);
});

test("as long as something waits it is tried again after a while", async () => {
  const key = post(filled({ pictures: [] }));
  online = false;
  await resend();
  online = true;
  await jest.advanceTimersByTimeAsync(20_000);
  expect(parcel()?.state).toBe("sent");
  expect(keysSent()).toEqual([key, key]);
});

test("what waited when the app was closed is sent by the next start, and photos that had arrived are not sent again", async () => {
  const key = post(filled());
  const lost = { ...useOutbox.getState().parcels[0], uploaded: { a1: "a1a1a1a1a1a1a1a1" } };
  store("complaints.outbox", [lost]);
  useOutbox.setState({ parcels: [], progress: {}, busy: [] });
  startResending();
  await jest.advanceTimersByTimeAsync(0);
  expect(parcel()?.state).toBe("sent");
  expect(uploads).toHaveLength(1);
  expect(sent[0]?.body).toMatchObject({ evidenceIds: ["a1a1a1a1a1a1a1a1", "b200000000000000"] });
  expect(keysSent()).toEqual([key]);
});

test("two attempts at the same moment send it once", async () => {
  const key = post(filled({ pictures: [] }));
  await Promise.all([sendParcel(key), sendParcel(key)]);
  expect(sent).toHaveLength(1);
});

test("in a browser without a session a named report waits for its person instead of asking in the background", async () => {
  keepToken(null);
  post(named());
  await resend();
  expect([...uploads, ...sent]).toEqual([]);
  expect(parcel()?.state).toBe("waiting");
});

test("what the server refuses is told and not sent again and again", async () => {
  refusal = { error: { code: "rule_violated", message: "没有这家店", fields: [], requestId: "r" } };
  post(filled({ pictures: [] }));
  await resend();
  await resend();
  expect(parcel()).toMatchObject({ state: "refused", problem: "没有这家店" });
  expect(sent).toHaveLength(1);
});

test("a parcel that was taken out is gone from the phone", () => {
  discard(post(filled({ pictures: [] })));
  startOutbox();
  expect(useOutbox.getState().parcels).toEqual([]);
});

test("at signing out what bears a name leaves the phone, and an anonymous report still waits", () => {
  post(named());
  const key = post(filled({ pictures: [] }));
  keepDraft(named());
  forgetNamed();
  expect(useOutbox.getState().parcels.map((one) => one.key)).toEqual([key]);
  expect(recallDraft()).toBeNull();
});

test("a draft survives the end of the app", () => {
  keepDraft(emptyDraft(new Date("2026-11-24T04:00:00Z")));
  changeDraft({ story: "点的鱼头有异味" });
  useDraft.setState({ draft: null });
  expect(recallDraft()).toMatchObject({ story: "点的鱼头有异味", day: "2026-11-24", time: "12:00" });
});
