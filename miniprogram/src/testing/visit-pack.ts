import checklist2016 from "@sunshine/config/regulations/checklist-2016.json";
import grading2012 from "@sunshine/config/regulations/grading-2012.json";
import judgement2016 from "@sunshine/config/regulations/judgement-2016.json";
import { ChecklistSchema, itemsOf } from "@sunshine/domain/inspections/checklist";
import { VisitPackSchema, type VisitPack } from "@sunshine/domain/inspections/visit-pack";

const SHOP = "0123456789abcdef";

/** The point that failed at the last visit of this shop. */
export const FAILED_LAST_TIME = "2.2";

/** A visit pack as the server would send it; give what the test is about. */
export const packWith = (change: Partial<VisitPack> = {}): VisitPack => {
  const checklist = ChecklistSchema.parse(checklist2016);
  const items = itemsOf(checklist, "L").map(({ code, section, text, key, weights }) => ({ code, section, text, key, weight: weights.L, failedLastTime: code === FAILED_LAST_TIME, lastNote: code === FAILED_LAST_TIME ? "冷藏柜温度记录不完整" : "" }));
  return VisitPackSchema.parse({
    servedAt: "2026-11-24T01:00:00.000Z",
    shop: {
      id: SHOP, name: "临水人家鱼头馆", operator: "方某", type: "restaurant_large", state: "open", licenceNumber: "JY23301270001000", licenceIssuedOn: "2023-01-10", licenceExpiresOn: "2028-01-09",
      address: "环湖路 1 号", townCode: "330127100", lng: 119.04, lat: 29.6, areaM2: 300, seats: 120, keyUnit: false,
    },
    people: { staff: 8, valid: 7, expiring: 1, expired: 0, rows: [] },
    grade: { shown: "good", annual: "B" },
    lastVisit: { id: "fedcba9876543210", on: "2026-08-03", score: 88, result: "mostly_conform", grade: "good", fails: 1, openFindings: 0 },
    orders: [],
    cases: { days: 90, rows: [] },
    task: null,
    checklist: { edition: "2016", title: "餐饮服务日常监督检查要点表", document: "食药监食监〔2016〕", column: "L", columnLabel: "大型以上餐馆", items: [...items].sort((one, other) => Number(other.failedLastTime) - Number(one.failedLastTime)) },
    library: { edition: "2026-1", wordings: [{ id: "2.1-1", code: "2.1", text: "从业人员健康证明已过期，仍在从事接触直接入口食品的工作。", basis: [{ document: "《中华人民共和国食品安全法》", clause: "第四十五条", verified: "published" }] }] },
    rules: { checklist, judgement: judgement2016, grading: grading2012 },
    firstVisitOn: "2024-03-01",
    correctBy: { workdays: 10, rows: [{ visitedOn: "2026-11-24", correctBy: "2026-12-08" }] },
    officers: [{ id: "00000000000000aa", name: "余秋月", station: "千岛湖市场监管所" }],
    ...change,
  });
};
