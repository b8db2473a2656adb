/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { button, click, leave, press, serve, show, text, type, until, Refusal, type Call } from "../../testing/page";
import { libraryOf } from "@sunshine/config/findings-library";
import { CHECKLISTS, GRADINGS, JUDGEMENTS } from "@sunshine/config/regulations";
import type { InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { InspectionForm } from "./InspectionForm";

const SHOP = "0123456789abcdef";
const rules = CHECKLISTS[0]!;
const items = rules.items
  .filter(({ weights }) => weights.S !== null)
  .map(({ code, key, section, text: words, weights }) => ({ code, key, section, text: words, weight: weights.S, failedLastTime: code === "7.1", lastNote: "" }));
const pack: VisitPack = {
  servedAt: "2026-11-23T02:00:00.000Z",
  shop: {
    id: SHOP, name: "湖畔鱼府", operator: "湖畔鱼府", type: "restaurant_medium", state: "open", licenceNumber: "JY23301270001239", licenceIssuedOn: "2020-01-01", licenceExpiresOn: "2030-12-31",
    address: "千岛湖镇", townCode: "330127100", lng: null, lat: null, areaM2: null, seats: null, keyUnit: false,
  },
  people: { staff: 0, valid: 0, expiring: 0, expired: 0, rows: [] }, grade: { shown: "good", annual: null }, lastVisit: null, orders: [], cases: { days: 90, rows: [] }, task: null,
  checklist: { edition: rules.edition, title: rules.title, document: rules.document, column: "S", columnLabel: "中小型餐饮", items },
  library: { edition: "2026-1", wordings: libraryOf(rules.edition).wordings },
  rules: { checklist: rules, judgement: JUDGEMENTS[0]!, grading: GRADINGS[0]! },
  firstVisitOn: "2021-01-01", correctBy: { workdays: 10, rows: [] }, officers: [{ id: "1234567890abcdef", name: "余秋月", station: "千岛湖所" }],
};
const COUNT = items.length;

const radio = (code: string, at: number): HTMLInputElement => document.querySelectorAll<HTMLInputElement>(`[data-item="${code}"] input[type=radio]`)[at]!;
const note = (code: string): HTMLTextAreaElement | null => document.querySelector(`[data-item="${code}"] textarea`);

const open = async (submitted: InspectionView[] = []): Promise<Call[]> => {
  const calls = serve({ "POST /inspections": () => new Refusal("rule_violated", "检查日期不能早于发证日期") });
  await show(<InspectionForm pack={pack} onSubmitted={(view) => submitted.push(view)} />);
  return calls;
};

describe("entering an inspection", () => {
  afterEach(leave);

  it("begins with what failed last time and with no verdict chosen", async () => {
    await open();
    expect(document.querySelector("[data-item]")?.getAttribute("data-item")).toBe("7.1");
    expect(document.querySelectorAll("[data-item] input:checked")).toHaveLength(0);
    expect(text()).toContain(`还有 ${COUNT} 项没有结论`);
  });

  it("leaves out items that do not apply to this type of business", async () => {
    await open();
    const codes = [...document.querySelectorAll("[data-item]")].map((row) => row.getAttribute("data-item"));
    expect(codes).toHaveLength(COUNT);
    expect(codes).not.toContain("7.5");
  });

  it("computes score, result and grade by the rules once every item has a verdict", async () => {
    await open();
    await click(radio("7.1", 1));
    await click(button("项全部符合")!);
    // Column S: 97 points in all without the local extras; 7.1 is worth 5.
    const points = items.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
    const expected = (Math.round(((points - 5) / points) * 1000) / 10).toFixed(1);
    expect(document.querySelector(".outcome-score")?.textContent).toBe(`${expected}分`);
    expect(text()).toContain("基本符合");
    expect(text()).toContain("动态等级优秀");
    expect(radio("7.1", 1).checked).toBe(true);
  });

  it("gives no grade when two key items fail", async () => {
    await open();
    const [first, second] = items.filter(({ key, weight }) => key && weight !== null);
    await click(radio(first!.code, 1));
    await click(radio(second!.code, 1));
    await click(button("项全部符合")!);
    expect(text()).toContain("不评定动态等级");
  });

  it("takes verdicts from the keys 1, 2 and 3 and moves on", async () => {
    await open();
    radio("7.1", 0).focus();
    await press(radio("7.1", 0), "1");
    expect(radio("7.1", 0).checked).toBe(true);
    expect(document.activeElement?.closest("[data-item]")?.getAttribute("data-item")).toBe("1.1");
    await press(document.activeElement!, "2");
    await until(() => document.activeElement === note("1.1"), "the note of the failure");
  });

  it("takes words from the library, and sends them with officers by number and others by name", async () => {
    const calls = await open();
    await click(radio("7.1", 1));
    await press(document.querySelector('[data-item="7.1"] .ant-select input')!, "Enter");
    await click(await until(() => [...document.querySelectorAll<HTMLElement>(".ant-select-item-option")].find(({ textContent }) => textContent === "冷藏设施内食品原料、半成品与成品混放。"), "the wording"));
    expect(note("7.1")?.value).toBe("冷藏设施内食品原料、半成品与成品混放。");
    await click(button("项全部符合")!);
    await type(document.querySelector<HTMLInputElement>("#companions")!, "余秋月、汪海、");
    await click(document.querySelector<HTMLInputElement>('input[type=radio][value="case"]')!);
    await click(button("提交检查记录")!);
    const sent = await until(() => calls.find(({ method }) => method === "POST"), "the record");
    expect(sent.body).toMatchObject({ companions: [{ officerId: "1234567890abcdef" }, { name: "汪海" }], provisional: { result: "mostly_conform" } });
    expect((sent.body["findings"] as { code: string }[]).find(({ code }) => code === "7.1")).toMatchObject({ verdict: "fail", wordings: ["7.1-1"], note: "冷藏设施内食品原料、半成品与成品混放。" });
  });

  it("sends nothing while a failure has no words, and says so", async () => {
    const calls = await open();
    await click(radio("7.1", 1));
    await click(button("项全部符合")!);
    await type(document.querySelector<HTMLInputElement>("#companions")!, "洪志强、");
    await click(document.querySelector<HTMLInputElement>('input[type=radio][value="pass"]')!);
    await click(button("提交检查记录")!);
    await until(() => text().includes("有 1 个不符合项没有写明具体情况"), "what is missing");
    expect(calls).toHaveLength(0);
  });

  it("keeps the draft through a closed window", async () => {
    await open();
    await click(radio("7.1", 1));
    await type(note("7.1")!, "冷藏柜内生熟食品混放");
    await show(<InspectionForm pack={pack} onSubmitted={() => undefined} />);
    expect(note("7.1")?.value).toBe("冷藏柜内生熟食品混放");
    expect(text()).toContain("已恢复上次未提交的草稿");
  });
});
