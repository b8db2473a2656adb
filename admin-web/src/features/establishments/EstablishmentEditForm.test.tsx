/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { button, click, leave, Refusal, serve, show, text, type, until, type Call } from "../../testing/page";
import type { EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { EstablishmentEditForm } from "./EstablishmentEditPage";

const shop: EstablishmentView = {
  id: "0123456789abcdef", name: "湖畔鱼府", creditCode: "91330100799655058B", licenceNumber: "JY23301270012345", licenceExpiresOn: "2028-05-11", type: "restaurant_medium", townCode: "330127100",
  state: "open", scenicArea: false, takeawayOnly: false, keyUnit: false, grade: "good", annualGrade: "B", lastVisitOn: "2026-09-03", lng: 119.04, lat: 29.6, operator: "淳安湖畔餐饮有限公司",
  legalRepresentative: null, licenceIssuedOn: "2023-05-12", areaM2: 286, seats: 120, mealsServed: null, address: "环湖北路 218 号", contactName: "方**", contactPhone: "138****6720", subMchid: null,
  paymentHint: null, openKitchen: "none", photoUrl: null, warnings: [], version: 3, createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-09-03T00:00:00.000Z", abilities: ["edit"],
};
const theirs: EstablishmentView = { ...shop, name: "湖畔鱼府（总店）", seats: 150, version: 4 };

const open = async (answer: (call: Call) => unknown, saved: EstablishmentView[] = []): Promise<Call[]> => {
  const calls = serve({ [`PUT /establishments/${shop.id}`]: answer, [`GET /establishments/${shop.id}`]: () => theirs });
  await show(<EstablishmentEditForm shop={shop} onSaved={(view) => saved.push(view)} onCancel={() => undefined} />);
  return calls;
};
const field = (name: string): HTMLInputElement => document.querySelector<HTMLInputElement>(`#${name}`)!;
const puts = (calls: Call[]): Call[] => calls.filter(({ method }) => method === "PUT");
const licence = (): string => "JY13301270012342";

describe("changing an archive", () => {
  afterEach(leave);

  it("leaves the masked contacts out, so that they stay as they are", async () => {
    const saved: EstablishmentView[] = [];
    const calls = await open(() => theirs, saved);
    await type(field("licenceNumber"), licence());
    await type(field("address"), "环湖北路 220 号");
    await click(button("保存修改")!);
    await until(() => saved.length > 0, "the saved archive");
    const { fields } = puts(calls)[0]!.body as { fields: Record<string, unknown> };
    expect(fields).not.toHaveProperty("contactPhone");
    expect(fields).not.toHaveProperty("contactName");
    expect(fields["address"]).toBe("环湖北路 220 号");
  });

  it("shows both values when somebody else has saved first, and sends what was chosen on top of theirs", async () => {
    const saved: EstablishmentView[] = [];
    const calls = await open(({ body }) => (body["version"] === 3 ? new Refusal("stale_version", "内容已被他人修改，请刷新后再保存") : theirs), saved);
    await type(field("name"), "湖畔鱼府（千岛湖店）");
    await click(button("保存修改")!);
    await until(() => text().includes("他人刚刚修改了同一份档案"), "the comparison");
    const rows = [...document.querySelectorAll(".conflict-table tbody tr")].map((row) => row.textContent);
    expect(rows).toEqual(["单位名称湖畔鱼府（千岛湖店）湖畔鱼府（总店）"]);
    expect(text()).toContain("他人还修改了餐位数");

    await click(button("按所选保存")!);
    await until(() => saved.length > 0, "the saved archive");
    const { version, fields } = puts(calls)[1]!.body as { version: number; fields: Record<string, unknown> };
    expect(version).toBe(4);
    expect(fields).toMatchObject({ name: "湖畔鱼府（千岛湖店）", seats: 150 });
  });

  it("puts the server's sentence under the field that it names", async () => {
    await open(() => new Refusal("duplicate", "许可证编号已登记在“状元楼”名下，请核对", [{ path: "fields.licenceNumber", message: "许可证编号已登记在“状元楼”名下，请核对" }]));
    await type(field("address"), "环湖北路 220 号");
    await click(button("保存修改")!);
    const message = await until(() => document.querySelector("#licenceNumber_help"), "the message");
    expect(message.textContent).toContain("状元楼");
  });
});
