import { auditApi } from "@sunshine/domain/audits/audit.contract";
import { establishmentApi, type EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { OutboxEvent } from "../../../platform/outbox/outbox.model";
import { openWorld, type World } from "../../../testing/world";
import { Establishment } from "../establishment.model";
import { administrator, key, licence, openShop, people, shopFields } from "./archive.fixture";

let world: World;
let next = 100;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const open = (own: Parameters<typeof openShop>[2] = {}): Promise<EstablishmentView> => openShop(world, (next += 1), own);
const edit = (view: EstablishmentView, own: object) => ({ id: view.id, version: view.version, fields: { ...shopFields(next), ...own } });

describe("opening an archive", () => {
  test("a new shop is shown with its facts, its warnings and what the officer may do next", async () => {
    const view = await open({ licenceExpiresOn: "2026-01-01", contactName: "方建国", contactPhone: "13812345678" });
    expect(view).toMatchObject({ state: "open", grade: "pending", version: 1, contactName: "方**", contactPhone: "138****5678" });
    expect(view.warnings).toEqual(["许可证已于 2026年1月1日到期", "尚未登记经纬度，地图上不显示"]);
    expect(view.abilities).toEqual(["edit", "set_state", "reveal_contact", "manage_codes", "inspect", "manage_people"]);
  });

  test.each([
    ["a wrong check character of the credit code", { creditCode: "92330127MA2EXAM000" }, "校验位不符"],
    ["a licence number that is too short", { licenceNumber: "JY2330127" }, "14 位数字"],
    ["a town of another county", { townCode: "330106001" }, "不是本县的乡镇"],
    ["a licence that ends before it begins", { licenceExpiresOn: "2020-01-01" }, "早于发证日期"],
  ])("%s is refused with the reason", async (_what, own, reason) => {
    await expect(open(own)).rejects.toThrow(reason);
  });

  test("a second shop under the same licence number is refused and names the first", async () => {
    const { licenceNumber, name } = await open();
    await expect(open({ licenceNumber })).rejects.toMatchObject({ status: 409, body: { code: "duplicate", message: expect.stringContaining(name) } });
  });

  test("branches may share a credit code", async () => {
    const { creditCode } = await open();
    await expect(open({ creditCode })).resolves.toMatchObject({ creditCode });
  });

  test("contacts are not readable in the table", async () => {
    const view = await open({ contactName: "方建国", contactPhone: "13812345678" });
    const row = await Establishment.findOne({ where: { publicId: view.id }, raw: true });
    expect(JSON.stringify(row)).not.toMatch(/13812345678|方建国/);
  });
});

describe("changing an archive", () => {
  test("an edit is recorded field by field in Chinese, in the event and on the timeline", async () => {
    const view = await open();
    const changed = await world.as(people.stationOfficer)(establishmentApi.update, edit(view, { name: "新湖畔人家", type: "drinks" }));
    expect(changed.version).toBe(2);
    const event = (await OutboxEvent.findAll({ where: { name: "establishment.updated.v1" } })).at(-1);
    expect(event?.payload).toMatchObject({ by: "测试员3", changes: [{ label: "单位名称", after: "新湖畔人家" }, { label: "业态", before: "小吃店", after: "饮品店" }] });
    const { rows } = await world.as(administrator)(establishmentApi.timeline, { id: view.id });
    expect(rows[0]).toMatchObject({ title: "修改档案", by: "测试员3", lines: [`单位名称：${view.name} → 新湖畔人家`, "业态：小吃店 → 饮品店"] });
  });

  test("an edit of what somebody else has changed since is refused", async () => {
    const view = await open();
    await world.as(administrator)(establishmentApi.update, edit(view, { seats: 12 }));
    await expect(world.as(administrator)(establishmentApi.update, edit(view, { seats: 13 }))).rejects.toMatchObject({ body: { code: "stale_version" } });
  });

  test("two edits at the same moment change it once", async () => {
    const view = await open();
    const tries = await Promise.allSettled([12, 13].map((seats) => world.as(administrator)(establishmentApi.update, edit(view, { seats }))));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("saving without a change writes nothing", async () => {
    const view = await open();
    const same = await world.as(administrator)(establishmentApi.update, edit(view, {}));
    expect(same.version).toBe(1);
  });

  test("contacts that the form did not send stay, those that it sends are kept masked in the record", async () => {
    const view = await open({ contactPhone: "13812345678" });
    const first = await world.as(administrator)(establishmentApi.update, edit(view, { seats: 5 }));
    expect(first.contactPhone).toBe("138****5678");
    await world.as(administrator)(establishmentApi.update, edit(first, { seats: 5, contactPhone: "13900001111" }));
    const { rows } = await world.as(administrator)(establishmentApi.timeline, { id: view.id });
    expect(rows[0]?.lines).toEqual(["联系电话：138****5678 → 139****1111"]);
    expect(JSON.stringify(await OutboxEvent.findAll())).not.toMatch(/13900001111/);
  });

  test("a station officer cannot move a shop to a town of another station", async () => {
    const view = await open();
    await expect(world.as(people.stationOfficer)(establishmentApi.update, edit(view, { townCode: "330127108" }))).rejects.toMatchObject({ status: 403 });
  });

  test("closing is recorded with its reason, and closing twice is refused", async () => {
    const view = await open();
    const closed = await world.as(administrator)(establishmentApi.setState, { id: view.id, version: 1, state: "closed", reason: "经营者申请注销" });
    expect(closed.state).toBe("closed");
    await expect(world.as(administrator)(establishmentApi.setState, { id: view.id, version: 2, state: "closed", reason: "再次" })).rejects.toMatchObject({ body: { code: "illegal_transition" } });
  });

  test("reading a whole telephone number leaves who, what and why in the audit trail", async () => {
    const view = await open({ contactName: "方建国", contactPhone: "13812345678" });
    const contact = await world.as(people.stationOfficer)(establishmentApi.revealContact, { id: view.id, reason: "核实投诉" });
    expect(contact).toEqual({ contactName: "方建国", contactPhone: "13812345678" });
    const { rows } = await world.as(administrator)(auditApi.list, {});
    expect(rows.find(({ act }) => act === "establishment.contact_revealed")).toMatchObject({ subject: `establishment:${view.id}`, reason: "核实投诉" });
  });

  test("the same creation sent twice opens one archive", async () => {
    const again = key();
    const fields = shopFields((next += 1));
    const [one, two] = [await world.as(administrator)(establishmentApi.create, fields, again), await world.as(administrator)(establishmentApi.create, fields, again)];
    expect(two.id).toBe(one.id);
    expect(await Establishment.count({ where: { licenceNumber: licence(next) } })).toBe(1);
  });
});
