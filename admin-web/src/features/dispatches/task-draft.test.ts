import { RaiseTaskSchema } from "@sunshine/domain/dispatches/dispatch.contract";
import { draftOfCase, draftOfCluster, draftOfOrder, draftOfPin, draftOfShop, nearestTown, type TaskDraft } from "./task-draft";

const ID = "0123456789abcdef";
const REGION = { towns: [{ code: "330127100", name: "千岛湖镇", centre: [119.04, 29.6] as [number, number], onSceneMinutes: 20 }, { code: "330127108", name: "汾口镇", centre: [118.56, 29.44] as [number, number], onSceneMinutes: 40 }] };
const PLACE = { establishmentId: null, placeName: "码头烧烤摊", townCode: "330127100", lng: 119.04, lat: 29.6 };

const accepted = ({ from, ...draft }: TaskDraft): boolean => from !== undefined && RaiseTaskSchema.safeParse({ ...draft, townCode: draft.establishmentId === null ? draft.townCode : null, assigneeId: null }).success;

describe("a task before it is raised", () => {
  it("takes place and urgency from the case, and none of its story", () => {
    const row = { id: ID, number: "TS20261123-0001", category: "poisoning" as const, ...PLACE, story: "我叫王某某" };
    const draft = draftOfCase(row);
    expect(draft).toMatchObject({ source: { kind: "complaint", ref: ID }, urgency: "emergency", lng: 119.04, what: "现场核查：疑似食物中毒" });
    expect(JSON.stringify(draft)).not.toContain("王某某");
    expect(draftOfCase({ ...row, category: "hygiene" }).urgency).toBe("urgent");
  });

  it("says of an overdue order since when and how much", () => {
    expect(draftOfOrder({ id: ID, number: "淳市监责改〔2026〕0001号", establishmentId: ID, establishmentName: "湖畔鱼府", townCode: "330127100", dueOn: "2026-11-20", open: 2 }).what).toBe("责令整改应于2026年11月20日前完成，尚有 2 项未改，请到现场核查");
  });

  it("guesses the town of a pin by the nearest middle", () => {
    expect(nearestTown(REGION, { lng: 118.6, lat: 29.45 })).toBe("330127108");
    expect(draftOfPin(REGION, { lng: 119.0, lat: 29.6 }).townCode).toBe("330127100");
  });

  it.each([
    ["a case", draftOfCase({ id: ID, number: "TS1", category: "pests", ...PLACE })],
    ["an alarm", draftOfCluster({ id: ID, ...PLACE })],
    ["an order", draftOfOrder({ id: ID, number: "1号", establishmentId: ID, establishmentName: "湖畔鱼府", townCode: "330127100", dueOn: "2026-11-20", open: 1 })],
    ["a shop", { ...draftOfShop({ id: ID, name: "湖畔鱼府", townCode: "330127100", lng: null, lat: null }), what: "查看后厨卫生" }],
    ["a pin", { ...draftOfPin(REGION, { lng: 119, lat: 29.6 }), placeName: "夜市", what: "查看夜市情况" }],
  ])("from %s is what the server takes", (_, draft) => {
    expect(accepted(draft)).toBe(true);
  });
});
