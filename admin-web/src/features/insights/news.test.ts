import { EVENT_NAMES } from "@sunshine/domain/events";
import { NEWS_WORDING } from "./news.wording";
import { addNews, newsOf, type News } from "./news";

const shop = { establishmentId: "0123456789abcdef", name: "湖畔鱼府", townCode: "330127100" };
const event = (name: string, data: Record<string, unknown>, id = 1) => ({ id, name, at: "2026-11-24T02:00:00.000Z", data: { ...shop, ...data } });

describe("the words of the live feed", () => {
  it.each([
    ["scan.recorded.v1", {}, "顾客扫码查看等级"],
    ["order.paid.v1", { amountFen: 1250 }, "收款 ¥12.50"],
    ["order.refunded.v1", { refundFen: 300 }, "退款 ¥3.00"],
    ["inspection.submitted.v1", { result: "mostly_conform", fails: 2 }, "完成检查，基本符合，不符合 2 项"],
    ["inspection.mended.v1", { mended: 2, open: 0 }, "整改 2 项，全部完成"],
    ["grade.recomputed.v1", { from: "good", to: "excellent", changed: true }, "等级由良好变为优秀"],
    ["establishment.state_changed.v1", { state: "suspended" }, "登记停业"],
  ])("says of %s what happened", (name, data, words) => {
    expect(newsOf(event(name, data))).toMatchObject({ shop: "湖畔鱼府", shopId: "0123456789abcdef", text: words });
  });

  it.each([
    ["complaint.submitted.v1", { caseId: "c", kind: "complaint", category: "pests", placeName: "夜市三号摊" }, "收到新诉求（投诉 · 有老鼠、蟑螂等）", { kind: "case", id: "c" }],
    ["complaint.rated.v1", { caseId: "c", kind: "report", category: "food", stars: 2, solved: false }, "收到评价 2 星，未解决（举报 · 食品变质或不合格）", { kind: "case", id: "c" }],
    ["dispatch.arrived.v1", { taskId: "t", what: "核查", assigneeName: "方子衡", minutesToScene: 31, promiseKept: false }, "方子衡到场，用时 31 分钟，超过承诺：核查", { kind: "task", id: "t" }],
    ["rectification.issued.v1", { orderId: "o", findings: 2 }, "责令整改 2 项", { kind: "order", id: "o" }],
    ["order.paid.v1", { orderId: "p", amountFen: 100 }, "收款 ¥1.00", { kind: "shop", id: "0123456789abcdef" }],
    ["inspection.submitted.v1", { inspectionId: "i", result: "conform", fails: 0 }, "完成检查，符合", { kind: "inspection", id: "i" }],
  ])("says of %s what happened, and opens its record", (name, data, words, record) => {
    expect(newsOf(event(name, data))).toMatchObject({ text: words, record });
  });

  it("words every step of the loop that the centre hears, with an event that there is", () => {
    const worded = Object.keys(NEWS_WORDING);
    expect(worded.filter((name) => !(EVENT_NAMES as readonly string[]).includes(name))).toEqual([]);
    const silent = ["complaint.handler_changed.v1", "complaint.progressed.v1", "complaint.extension_requested.v1", "complaint.extension_decided.v1", "dispatch.message_sent.v1", "rectification.extension_decided.v1", "rectification.reminded.v1", "rectification.cancelled.v1"];
    expect(EVENT_NAMES.filter((name) => /^(complaint|dispatch|rectification)\./.test(name) && !worded.includes(name)).sort()).toEqual(silent.sort());
  });

  it("keeps quiet about grades that stayed and events that are nobody's news", () => {
    expect(newsOf(event("grade.recomputed.v1", { from: "good", to: "good", changed: false }))).toBeNull();
    expect(newsOf(event("storefront.refreshed.v1", {}))).toBeNull();
  });

  it("holds each piece once, newest on top, however it came", () => {
    const news = (id: number): News => newsOf(event("scan.recorded.v1", {}, id)) as News;
    const feed = addNews(addNews([], [news(3), news(1)], 3), [news(2), news(3), news(4)], 3);
    expect(feed.map(({ id }) => id)).toEqual([4, 3, 2]);
  });
});
