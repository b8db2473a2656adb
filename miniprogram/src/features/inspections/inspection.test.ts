/** @jest-environment jsdom */
import { FAILED_LAST_TIME, packWith } from "../../testing/visit-pack";
import { emptyPhone, store } from "../../testing/taro";
import type { Picture } from "../../platform/pictures.types";
import type { WireAnswer, WireRequest } from "../../platform/transport.types";
import { useOfficer } from "../../platform/officer-api";
import { beginInspection, fetchAhead } from "./begin";
import { changeDraft, forgetDraft, recallDraft, setFinding, startDrafts, useInspection, type InspectionDraft } from "./draft";
import { consequenceOf, provisionalOf } from "./judgement";
import { handIn, resendInspections, startInspections, takeBack, useInspectionOutbox } from "./outbox";
import { passTheRest } from "./StepItems";
import { problemOf, submissionOf } from "./submission";

Object.assign(globalThis, { __API_BASE__: "" });

const sent: WireRequest[] = [];
const uploads: string[] = [];
let online = true;
let submitted: () => WireAnswer;
let pack = packWith();
const SHOP = pack.shop.id;

jest.mock("../../platform/location", () => ({ FOLLOWS_PLACE: true, findOwnSpot: async () => ({ lng: 119.041, lat: 29.601 }) }));
jest.mock("../../platform/transport", () => ({
  sendWire: async (request: WireRequest) => {
    sent.push(request);
    if (!online) throw new Error("offline");
    if (request.url.includes("visit-pack")) return { status: 200, body: pack };
    return request.url.endsWith("/me") ? { status: 200, body: { me: { kind: "anonymous" }, csrfToken: "t" } } : submitted();
  },
}));
jest.mock("../../platform/pictures", () => ({
  dropPicture: async () => undefined,
  takePictures: async () => [],
  sendPicture: async ({ key }: Picture) => {
    if (!online) throw new Error("offline");
    uploads.push(key);
    return { status: 200, body: { id: key.padEnd(16, "0"), kind: "photo", bytes: 9 } };
  },
}));
const record = { id: "aaaaaaaaaaaaaaaa" };
jest.mock("@sunshine/domain/inspections/inspection.contract", () => {
  const real = jest.requireActual<{ inspectionApi: { submit: object } }>("@sunshine/domain/inspections/inspection.contract");
  // What a record looks like is the server's affair; here its number is enough.
  return { ...real, inspectionApi: { ...real.inspectionApi, submit: { ...real.inspectionApi.submit, output: { parse: (body: unknown) => body } } } };
});

const current = (): InspectionDraft => useInspection.getState().draft as InspectionDraft;
const SIGNED = { strokes: [[100, 100, 200, 120, 300, 140, 400, 100, 500, 160, 600, 100]], signedAt: "2026-11-24T02:00:00.000Z" };
const ME = "方子衡";
const officer = (name: string) => ({ kind: "officer" as const, name, role: "station_officer" as const, station: null, towns: null, secondFactor: false, mustChangePassword: false });
const problem = () => problemOf(current(), pack, ME, new Date());

/** Fills the draft in as an officer would, all conforming but for what the test says. */
const fillIn = (): void => {
  changeDraft({ startedAt: "2026-11-24T01:05:00.000Z", companions: [{ officerId: "00000000000000aa", name: "余秋月", organisation: "" }] });
  setFinding(FAILED_LAST_TIME, { verdict: "pass" });
  changeDraft({ findings: passTheRest(current(), pack) });
  changeDraft({ signing: { ...current().signing, officers: { 0: SIGNED, 1: SIGNED }, shop: { name: "王店长", capacity: "店长", signature: SIGNED } } });
};
const submissions = () => sent.filter(({ method, url }) => method === "POST" && url.endsWith("/inspections"));
const parcel = () => useInspectionOutbox.getState().parcels[0];

beforeEach(async () => {
  jest.useFakeTimers({ now: new Date("2026-11-24T01:50:00.000Z") });
  emptyPhone();
  online = true;
  sent.length = 0;
  uploads.length = 0;
  submitted = () => ({ status: 200, body: { ...record, provisional: { agrees: true }, task: null } });
  useInspection.setState({ draft: null });
  startInspections();
  useOfficer.setState({ officer: officer(ME) });
  await beginInspection(SHOP, undefined);
});
afterEach(() => jest.useRealTimers());

describe("the draft", () => {
  test("survives the end of the app at every step, and goes on without a signal", async () => {
    setFinding("1.1", { verdict: "fail", note: "未公示许可证" });
    changeDraft({ step: 2 });
    const { id } = current();
    useInspection.setState({ draft: null, lines: [] });
    online = false;
    startDrafts();
    expect(useInspection.getState().lines).toMatchObject([{ shopId: SHOP, shopName: "临水人家鱼头馆" }]);
    await beginInspection(SHOP, undefined);
    expect(current()).toMatchObject({ id, step: 2, findings: { "1.1": { verdict: "fail", note: "未公示许可证" } } });
  });

  test("begins without a signal where the pack was fetched before, and says so where it was not", async () => {
    const kept = recallDraft(SHOP);
    forgetDraft(SHOP);
    online = false;
    await expect(beginInspection(SHOP, undefined)).rejects.toThrow("连不上服务器");
    store(`inspections.pack.${SHOP}`, pack);
    await beginInspection(SHOP, undefined);
    expect(current().id).not.toBe(kept?.id);
  });

  test("a task's pack that was fetched on the way begins the visit without a signal, task and all", async () => {
    forgetDraft(SHOP);
    pack = packWith({ task: { id: "00000000000000f1", number: "DD20261124-0001", what: "到店核查", state: "accepted", version: 2 } });
    await fetchAhead(SHOP, "00000000000000f1");
    online = false;
    await beginInspection(SHOP, "00000000000000f1");
    expect(current().task).toMatchObject({ number: "DD20261124-0001" });
    pack = packWith();
  });

  test("knows where it began", async () => {
    await jest.advanceTimersByTimeAsync(0);
    expect(current().startPlace).toMatchObject({ lng: 119.041, lat: 29.601 });
  });

  test("'the rest conform' leaves what failed last time to be looked at", () => {
    changeDraft({ findings: passTheRest(current(), pack) });
    expect(current().findings[FAILED_LAST_TIME]).toBeUndefined();
    expect(Object.keys(current().findings)).toHaveLength(pack.checklist.items.length - 1);
  });
});

describe("the provisional result", () => {
  test("is given once every item has a verdict, with its explanation", () => {
    fillIn();
    expect(provisionalOf(current(), pack)).toMatchObject({ grade: "excellent", score: { score100: 100, result: "conform" } });
    setFinding("1.1", { verdict: "fail", note: "未公示许可证" });
    const result = provisionalOf(current(), pack);
    expect(result).toMatchObject({ score: { result: "mostly_conform", fails: 1 } });
    expect(result?.explanation.join("")).toContain("不符合 1 项");
  });

  test("two failed key items give no grade and an order with the default day", () => {
    fillIn();
    for (const code of ["3.1", "4.1"]) setFinding(code, { verdict: "fail", note: "现场发现问题" });
    const result = provisionalOf(current(), pack);
    expect(result).toMatchObject({ grade: null, score: { result: "not_conform", keyFails: 2 } });
    expect(result && consequenceOf(current(), pack, result)).toEqual({ handling: "rectify", correctBy: "2026-12-08" });
  });

  test("what was put right before our eyes passes", () => {
    fillIn();
    setFinding("2.1", { verdict: "fail", wordings: ["2.1-1"], correctedOnSite: true });
    const result = provisionalOf(current(), pack);
    expect(result && consequenceOf(current(), pack, result)).toEqual({ handling: "pass", correctBy: null });
  });
});

describe("what is missing is named with the screen on which to mend it", () => {
  test.each<[string, () => void, object]>([
    ["a visit that was begun yesterday", () => changeDraft({ startedAt: "2026-11-22T01:05:00.000Z" }), { step: 1, text: expect.stringContaining("24 小时") }],
    ["a second inspector", () => changeDraft({ companions: [] }), { step: 1, text: expect.stringContaining("不得少于两人") }],
    ["an item without a verdict", () => changeDraft({ findings: {} }), { step: 2, text: "还有 29 项没有结论" }],
    ["a failure without words", () => setFinding("1.1", { verdict: "fail" }), { step: 2, code: "1.1", text: "第 1.1 项：不符合的项目请写明发现的问题" }],
    ["an item that failed last time and is left out", () => setFinding(FAILED_LAST_TIME, { verdict: "not_applicable" }), { step: 2, code: FAILED_LAST_TIME }],
    ["a pass with a failed key item", () => { setFinding("3.1", { verdict: "fail", note: "原料过期" }); changeDraft({ handling: "pass" }); }, { step: 3, text: expect.stringContaining("关键项") }],
    ["a remote inspection without a picture", () => changeDraft({ mode: "remote" }), { step: 3, text: "远程检查至少要有一张场所图片" }],
    ["an inspector's signature", () => changeDraft({ signing: { ...current().signing, officers: { 0: SIGNED } } }), { step: 4, text: "还有 1 名检查人员没有签字" }],
    ["the shop's signature", () => changeDraft({ signing: { ...current().signing, shop: { name: "王店长", capacity: "店长", signature: null } } }), { step: 4, text: expect.stringContaining("拒绝签字") }],
    ["a witness of the refusal", () => changeDraft({ signing: { ...current().signing, kind: "refused", refusal: { reason: "店长不认可，拒绝签字", witness: "", capacity: "" } } }), { step: 4, text: "请填写见证人姓名" }],
  ])("%s", (_, spoil, expected) => {
    fillIn();
    expect(problem()).toBeNull();
    spoil();
    expect(problem()).toMatchObject(expected);
  });
});

describe("sending", () => {
  const photo = (key: string) => ({ key, kind: "photo" as const, bytes: 9, takenAt: "2026-11-24T01:20:00.000Z", lng: 119.04, lat: 29.6 });

  test("the record goes with its photos, their time and place, under the draft's own number", async () => {
    fillIn();
    setFinding("2.1", { verdict: "fail", wordings: ["2.1-1"], photos: [photo("p1")] });
    const { id } = current();
    handIn(current(), pack, ME);
    await jest.advanceTimersByTimeAsync(0);
    expect(parcel()).toMatchObject({ state: "sent", receipt: { id: record.id, agrees: true } });
    const [request] = submissions();
    expect(request?.headers["idempotency-key"]).toBe(id);
    expect(request?.body).toMatchObject({ draftId: id, handling: "rectify", correctBy: "2026-12-08", provisional: { result: "mostly_conform" }, companions: [{ officerId: "00000000000000aa" }] });
    expect((request?.body?.["findings"] as { code: string }[]).find(({ code }) => code === "2.1")).toMatchObject({ photos: [{ id: "p100000000000000", takenAt: "2026-11-24T01:20:00.000Z", lng: 119.04 }], wordings: ["2.1-1"] });
    expect(recallDraft(SHOP)).toBeNull();
  });

  test("without a signal it waits over the end of the app, then goes out once, and photos that arrived are not sent again", async () => {
    fillIn();
    setFinding("2.1", { verdict: "fail", wordings: ["2.1-1"], photos: [photo("p1")] });
    online = false;
    const key = handIn(current(), pack, ME);
    await jest.advanceTimersByTimeAsync(0);
    expect(parcel()).toMatchObject({ state: "waiting", problem: "连不上服务器，请检查网络后重试" });
    useInspectionOutbox.setState({ parcels: [] });
    online = true;
    const arrived = submitted;
    submitted = () => ({ status: 503, body: "" });
    startInspections();
    await jest.advanceTimersByTimeAsync(0);
    expect(parcel()?.state).toBe("waiting");
    submitted = arrived;
    await jest.advanceTimersByTimeAsync(20_000);
    expect(parcel()?.state).toBe("sent");
    expect(uploads).toEqual(["p1"]);
    expect(new Set(submissions().map(({ headers }) => headers["idempotency-key"]))).toEqual(new Set([key]));
  });

  test("an answer that was lost is asked for again under the same number", async () => {
    fillIn();
    const arrived = submitted;
    submitted = () => {
      submitted = arrived;
      throw new Error("the answer was lost");
    };
    handIn(current(), pack, ME);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(submissions()).toHaveLength(2);
    expect(parcel()?.receipt?.id).toBe(record.id);
  });

  test("a session that is over keeps it waiting; another officer's phone sends nothing in the wrong name", async () => {
    fillIn();
    submitted = () => ({ status: 401, body: { error: { code: "unauthenticated", message: "请先登录", fields: [], requestId: "r" } } });
    handIn(current(), pack, ME);
    await jest.advanceTimersByTimeAsync(0);
    expect(parcel()).toMatchObject({ state: "waiting", problem: "登录已失效，重新登录后自动提交" });
    useOfficer.setState({ officer: officer("余秋月") });
    const before = submissions().length;
    await resendInspections();
    expect(submissions()).toHaveLength(before);
  });

  test("what the server refuses is told and can be taken back and changed, under the same number", async () => {
    fillIn();
    submitted = () => ({ status: 422, body: { error: { code: "rule_violated", message: "整改期限应在检查日期之后", fields: [], requestId: "r" } } });
    const key = handIn(current(), pack, ME);
    await jest.advanceTimersByTimeAsync(0);
    const refused = parcel();
    expect(refused).toMatchObject({ state: "refused", problem: "整改期限应在检查日期之后" });
    if (refused) takeBack(refused);
    expect(current()).toMatchObject({ id: key, companions: [{ name: "余秋月" }] });
    expect(useInspectionOutbox.getState().parcels).toEqual([]);
  });

  test("what was written under a failure does not go along when the item conforms after all", () => {
    fillIn();
    setFinding("1.1", { verdict: "fail", note: "看错了" });
    setFinding("1.1", { verdict: "pass" });
    expect(submissionOf(current(), pack, "2026-11-24T02:00:00.000Z", {}).findings?.find(({ code }) => code === "1.1")).toEqual({ code: "1.1", verdict: "pass" });
  });
});
