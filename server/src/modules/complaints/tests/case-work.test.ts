import sharp from "sharp";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { LivePush } from "../../../platform/live/live.model";
import { AuditEntry } from "../../audits/audit.model";
import { HOME, NAME, openRig, PHONE, SHOP_PLACE, STORY, type Given, type Rig } from "./rig";

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterEach(() => rig.empty());
afterAll(() => rig.close());

const REPORT: Partial<Given> = { kinds: ["report"], demands: [] };
const station = () => rig.world.as(rig.actors.stationOfficer);
const owner = () => rig.world.as(rig.actors.owner);
const keyed = () => ({ key: rig.key() });
const ofShop = () => owner()(complaintApi.ofShop, { establishmentId: rig.shop.publicId });

const pdf = async (who: Actor, path: string, body?: Record<string, unknown>): Promise<Response> =>
  rig.world.fetchAs(who, `/api/v1${path}`, body ? { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {});

const upload = async (who: Actor): Promise<string> => {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: { r: 200, g: 20, b: 20 } } }).jpeg().toBuffer();
  const response = await rig.world.fetchAs(who, "/api/v1/evidence?purpose=complaint", { method: "POST", body: new Uint8Array(bytes), headers: { "content-type": "image/jpeg" } });
  return ((await response.json()) as { id: string }).id;
};

describe("a report", () => {
  const verified = async () => {
    const file = await rig.accepted(REPORT);
    return station()(complaintApi.verify, { id: file.id, version: file.version, verifiedOn: "2026-11-23", substantiated: "partly", text: "现场发现冷藏柜温度不合格" }, keyed());
  };

  test("is verified before it is decided whether to file it", async () => {
    const { id, version } = await rig.accepted(REPORT);
    await expect(station()(complaintApi.decideFiling, { id, version, file: true, reason: "涉嫌违法" })).rejects.toThrow("请先登记核查情况");
    await expect(station()(complaintApi.verify, { id, version, verifiedOn: "2026-11-24", substantiated: "no", text: "没有发现问题" }, keyed())).rejects.toThrow("不能晚于今天");
    const file = await verified();
    expect(file).toMatchObject({ state: "handling", verifiedOn: "2026-11-23", filing: null });
    expect(file.abilities).toContain("decide_filing");
    const own = await rig.world.as(rig.actors.diner)(complaintApi.own, { id: file.id });
    expect(JSON.stringify(own.timeline)).not.toContain("冷藏柜");
    expect(own.timeline.at(-1)!.title).toBe("已经核查");
  });

  test("filed goes on to a decision within ninety days, and its reporter is told", async () => {
    const { id, version } = await verified();
    const file = await station()(complaintApi.decideFiling, { id, version, file: true, reason: "涉嫌经营不合格食品" });
    expect(file).toMatchObject({ state: "handling", filing: { filed: true, on: "2026-11-23" }, deadline: { name: "conclude", on: "2027-02-22" } });
    expect(file.timeline.at(-1)).toMatchObject({ title: "立案告知", notice: true, audience: "claimant" });
    expect(file.abilities).not.toContain("verify");
    const closed = await station()(complaintApi.close, { id, version: file.version, outcome: "filed", publicSummary: "已依法作出行政处罚" });
    expect(closed).toMatchObject({ state: "closed", deadline: null });
  });

  test("not filed is closed at once with the reason, and may be reopened to be verified anew", async () => {
    const { id, version } = await verified();
    await expect(station()(complaintApi.decideFiling, { id, version, file: false, reason: "证据不足以立案" })).rejects.toThrow("公开的处理结果");
    const file = await station()(complaintApi.decideFiling, { id, version, file: false, reason: "证据不足以立案", publicSummary: "经核查未达到立案条件" });
    expect(file).toMatchObject({ state: "closed", outcome: "not_filed", filing: { filed: false, reason: "证据不足以立案" } });
    await rig.world.as(rig.actors.diner)(complaintApi.reopen, { id, reason: "又看到同样的情况" });
    expect(await rig.file(id)).toMatchObject({ state: "handling", verifiedOn: null, filing: null, deadline: { name: "verify" } });
  });
});

describe("a mediation", () => {
  const mediation = (changes: Record<string, unknown> = {}) => ({ heldAt: "2026-11-23T01:00:00.000Z", place: "千岛湖所调解室", present: "店长", record: "双方陈述了经过", agreed: true, agreement: "退还餐费 68 元", ...changes });

  test("is kept as a record of its own, printed for both sides to sign", async () => {
    const { id, version } = await rig.accepted();
    const file = await station()(complaintApi.mediate, { id, version, ...mediation() }, keyed());
    expect(file.mediations).toMatchObject([{ place: "千岛湖所调解室", claimantSide: "self", agreed: true, mediator: "测试员3" }]);
    const paper = await pdf(rig.actors.stationOfficer, `/complaints/${id}/mediations/${file.mediations[0]!.id}/record`);
    expect([paper.status, paper.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    expect((await pdf(rig.actors.stationOfficer, `/complaints/${id}/mediations/0000000000000000/record`)).status).toBe(404);
  });

  test.each(["present", "record", "claims", "statement", "agreement"])("names no complainant in its %s", async (field) => {
    const { id, version } = await rig.accepted();
    await expect(station()(complaintApi.mediate, { id, version, ...mediation({ [field]: `${NAME}到场` }) }, keyed())).rejects.toThrow("姓名、电话或住址");
  });
});

describe("the papers of a case", () => {
  test("come without the identity for everybody of the area, with it for the officer in charge, who leaves a trace", async () => {
    const { id } = await rig.accepted();
    expect((await pdf(rig.actors.commandOperator, `/complaints/${id}/file`)).status).toBe(200);
    expect((await pdf(rig.actors.bureauOfficer, `/complaints/${id}/named-files`, { reason: "归档" })).status).toBe(403);
    const named = await pdf(rig.actors.stationOfficer, `/complaints/${id}/named-files`, { reason: "归档" });
    expect([named.status, named.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(await AuditEntry.findAll({ where: { act: "complaint.file_printed" }, raw: true })).toMatchObject([{ subject: `case:${id}`, reason: "归档" }]);
    expect((await rig.file(id)).timeline.at(-1)).toMatchObject({ title: "打印含身份的案卷", audience: "office" });
  });
});

describe("cases that belong together", () => {
  test("are found by shop, place and number; only the same kind may take one in", async () => {
    const id = await rig.submit();
    const same = await rig.submit({}, rig.neighbour);
    const report = await rig.submit(REPORT, rig.neighbour);
    const near = await rig.submit({ place: { lng: SHOP_PLACE.lng + 0.001, lat: SHOP_PLACE.lat, name: "路边摊" } }, rig.neighbour);
    const { rows } = await station()(complaintApi.related, { id });
    expect(rows.map((row) => [row.case.id, row.relation, row.mergeable])).toEqual([[report, "same_shop", false], [same, "same_shop", true], [near, "near", true]]);
    expect(rows[2]!.distanceM).toBeGreaterThan(50);
    const found = await station()(complaintApi.related, { id, q: rows[1]!.case.number.toLowerCase() });
    expect(found.rows[0]).toMatchObject({ relation: "named", case: { id: same } });
    await expect(rig.world.as(rig.actors.otherStationOfficer)(complaintApi.related, { id })).rejects.toThrow("403");
  });
});

describe("the shop's side", () => {
  test("is told to the officers alone, as often as needed, until the case is closed", async () => {
    const { id } = await rig.accepted();
    const photo = await upload(rig.actors.owner);
    const given = { establishmentId: rig.shop.publicId, id, text: "当日后厨监控可以提供，已更换供货商", evidenceIds: [photo] };
    const told = await owner()(complaintApi.stateShopSide, given, keyed());
    expect(told).toMatchObject({ mayState: true, statements: [{ by: "负责人", text: given.text, evidence: [{ id: photo }] }] });
    await rig.world.settle();
    const file = await rig.file(id);
    expect(file.timeline.at(-1)).toMatchObject({ title: "单位陈述", audience: "shop", evidence: [{ id: photo }] });
    expect(JSON.stringify(await rig.world.as(rig.actors.diner)(complaintApi.own, { id }))).not.toContain("供货商");
    expect((await pdf(rig.actors.safetyOfficer, `/evidence/${photo}/thumbnail`)).status).toBe(200);
    expect((await pdf(rig.actors.diner, `/evidence/${photo}/thumbnail`)).status).toBe(403);
    await station()(complaintApi.close, { id, version: file.version, outcome: "settled", publicSummary: "双方已经和解" });
    await expect(owner()(complaintApi.stateShopSide, { ...given, evidenceIds: [] }, keyed())).rejects.toThrow("illegal_transition");
    expect((await ofShop()).rows).toMatchObject([{ id, mayState: false, statements: [{ by: "负责人" }] }]);
  });

  test("cannot be told of a case that the shop does not know, nor for another shop", async () => {
    const id = await rig.submit();
    const given = { establishmentId: rig.shop.publicId, id, text: "我们没有这回事" };
    await expect(owner()(complaintApi.stateShopSide, given, keyed())).rejects.toThrow("404");
    const accepted = await rig.accepted();
    await expect(rig.world.as(rig.actors.otherOwner)(complaintApi.stateShopSide, { ...given, id: accepted.id }, keyed())).rejects.toThrow("403");
  });

  test("nothing that the shop hears of it names or quotes the complainant", async () => {
    const { id } = await rig.accepted();
    await owner()(complaintApi.stateShopSide, { establishmentId: rig.shop.publicId, id, text: "请核实监控录像" }, keyed());
    await rig.world.settle();
    const pushes = JSON.stringify(await LivePush.findAll({ raw: true }));
    expect(pushes).toContain("complaint.shop_stated.v1");
    for (const canary of [NAME, PHONE, HOME, STORY]) expect(pushes + JSON.stringify(await ofShop())).not.toContain(canary);
  });
});

describe("the timeline of the shop", () => {
  const titles = async (who: Actor) => (await rig.world.as(who)(establishmentApi.timeline, { id: rig.shop.publicId, limit: 20 })).rows.map(({ title }) => title);

  test("tells officers of every case, and the shop of those it was told of", async () => {
    await rig.closed();
    await rig.accepted({ ...REPORT, category: "pests", answers: { what: "老鼠", where: "后厨" } });
    await rig.world.settle();
    const [office, shop] = [await titles(rig.actors.stationOfficer), await titles(rig.actors.owner)];
    expect(office).toEqual(expect.arrayContaining(["受理投诉：食品变质或不合格", "投诉办结：食品变质或不合格", "登记举报：有老鼠、蟑螂等"]));
    expect(shop).toEqual(expect.arrayContaining(["受理投诉：食品变质或不合格", "投诉办结：食品变质或不合格"]));
    expect(shop.join()).not.toContain("举报");
  });
});

describe("the words of a notice", () => {
  test("leave the day of the next limit to the moment of sending", async () => {
    const { id, version, templates } = await rig.file(await rig.submit());
    expect(templates["accept"]).toContain("{deadline}");
    const file = await station()(complaintApi.accept, { id, version, shopSummary: "有顾客反映菜品中有异物", notice: templates["accept"] });
    expect(file.timeline.at(-1)!.text).toContain("2027年1月22日");
  });
});

describe("the inbox", () => {
  test("shows what nobody has taken on, finds by number and place, and counts what is open", async () => {
    const id = await rig.submit();
    await rig.accepted();
    const list = (asked: Record<string, unknown>) => station()(complaintApi.list, asked);
    expect(await list({ unassigned: "true" })).toMatchObject({ rows: [{ id }], total: 1 });
    const { number } = await rig.file(id);
    expect((await list({ q: number.toLowerCase() })).rows.map((row) => row.id)).toEqual([id]);
    expect((await list({ q: "鱼味馆", open: "true" })).total).toBe(2);
    expect((await list({ q: "没有这样的地方" })).rows).toEqual([]);
    expect((await list({})).total).toBeUndefined();
    expect(await station()(complaintApi.counts, {})).toMatchObject({ unassigned: 1, extensionsAsked: 0 });
  });
});
