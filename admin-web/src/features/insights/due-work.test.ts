import type { OfficerCaseRow } from "@sunshine/domain/complaints/complaint.views";
import type { TaskRow } from "@sunshine/domain/dispatches/dispatch.contract";
import type { RectificationRow } from "@sunshine/domain/rectifications/rectification.contract";
import { dueWork, leftText } from "./due-work";

const TODAY = "2026-11-24";
const caseOf = (id: string, on: string | null) => ({ id, kind: "complaint", number: "TS1", category: "food", placeName: "湖畔鱼府", deadline: on && { on, label: "决定是否受理" } }) as unknown as OfficerCaseRow;
const taskOf = (id: string, sceneBy: string, arrivedAt: string | null = null) => ({ id, number: "DD1", what: "现场核查", placeName: "夜市", sceneBy, arrivedAt }) as unknown as TaskRow;
const orderOf = (id: string, dueOn: string, change: Partial<RectificationRow> = {}) => ({ id, number: "责改1号", establishmentName: "小吃店", dueOn, state: "issued", open: 2, extensionAsked: false, ...change }) as unknown as RectificationRow;

describe("what is due today", () => {
  it("stands in the order of its clock, minutes before days", () => {
    const due = dueWork({ cases: [caseOf("c1", TODAY), caseOf("c2", "2026-11-20")], tasks: [taskOf("t1", "2026-11-24T02:20:00.000Z")], orders: [orderOf("o1", "2026-11-23")] }, TODAY);
    expect(due.map(({ key }) => key)).toEqual(["t1", "c2", "o1", "c1"]);
    expect(due.map(({ to }) => to)).toEqual(["/dispatches/t1", "/complaints/c2", "/rectifications/o1", "/complaints/c1"]);
  });

  it("leaves out what runs out later, has no clock, or where somebody has arrived", () => {
    expect(dueWork({ cases: [caseOf("c1", "2026-11-25"), caseOf("c2", null)], tasks: [taskOf("t1", "2026-11-24T02:20:00.000Z", "2026-11-24T02:10:00.000Z")], orders: [orderOf("o1", "2026-11-25")] }, TODAY)).toEqual([]);
  });

  it("says of an order what the officer has to do", () => {
    const words = (change: Partial<RectificationRow>) => dueWork({ cases: [], tasks: [], orders: [orderOf("o1", TODAY, change)] }, TODAY)[0]!.what;
    expect([words({}), words({ state: "answered" }), words({ extensionAsked: true })]).toEqual(["未整改 2 项", "单位已反馈，待核查", "单位申请延期，待决定"]);
  });

  it("counts down in the unit that matters", () => {
    const now = Date.parse("2026-11-24T02:00:00.000Z");
    expect([leftText(now + 30_000, now), leftText(now + 5_400_000, now), leftText(now - 3 * 86_400_000, now)]).toEqual(["还剩 1 分钟", "还剩 1 小时", "超期 3 天"]);
  });
});
