import { shopWith } from "../testing/shops";
import { orderTone, orderWord } from "./payments/order-words";
import { readAmount } from "./payments/read-amount";
import { dueInWords, shopTasks } from "./shop/shop-tasks";

test.each([
  ["", { problem: "请输入金额" }],
  ["12", { fen: 1200 }],
  ["0.01", { fen: 1 }],
  ["0", { problem: "金额至少 0.01 元" }],
  ["12.345", { problem: "金额最多两位小数，例如 12.50" }],
  ["-3", { problem: "金额最多两位小数，例如 12.50" }],
  ["50000", { fen: 5_000_000 }],
  ["50000.01", { problem: "单笔不超过 5 万元" }],
])("the typed amount %j reads %j", (text, read) => expect(readAmount(text)).toEqual(read));

test.each([
  ["prepaid", 0, "待支付", "info"],
  ["paid", 0, "已支付", "good"],
  ["paid", 100, "已部分退款", "notice"],
  ["paid", 1000, "已全额退款", "notice"],
  ["closed", 0, "已关闭", "unknown"],
] as const)("an order %s with %d fen refunded reads %s", (state, refundedFen, word, tone) => {
  const order = { state, amountFen: 1000, refundedFen };
  expect([orderWord(order), orderTone(order)]).toEqual([word, tone]);
});

const TODAY = "2026-11-23";

test("a shop in order has nothing to do", () => expect(shopTasks(shopWith(), TODAY)).toEqual([]));

test("what is due comes in the order of its clock, the overdue first", () => {
  const shop = shopWith({
    licence: { number: "JY1", creditCode: "9", issuedOn: "2022-01-01", expiresOn: "2027-01-10" },
    health: { staff: 2, certificates: [{ name: "王*", duty: "厨师", expiresOn: "2026-11-20" }, { name: "李*", duty: "服务员", expiresOn: "2026-11-23" }] },
  });
  const tasks = shopTasks(shop, TODAY);
  expect(tasks.map((task) => `${task.title}｜${dueInWords(task, TODAY)}｜${task.tone}`)).toEqual([
    "王*更新健康证明｜2026年11月20日，已过 3 天｜bad",
    "李*更新健康证明｜今天到期｜notice",
    "办理许可证延续（届满前 90 至 15 个工作日）｜2027年1月10日到期，还有 48 天｜notice",
  ]);
});
