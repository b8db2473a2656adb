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
