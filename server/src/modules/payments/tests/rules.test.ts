import fc from "fast-check";
import { canMoveRefund, REFUND_STATES } from "@sunshine/domain/payments/payment.states";
import type { PaymentReport } from "../../../platform/wechat/pay-port";
import { nextOrderCheck, nextRefundCheck } from "../check-schedule";
import { paymentMismatch } from "../match-report";
import { checkByWordList } from "../../../platform/content/text-check";

const expected = { subMchid: "1600000001", amountFen: 3850, payerDigest: "digest:o-diner" };
const genuine: PaymentReport = {
  ours: true, subMchid: "1600000001", orderNumber: "20261123abc", state: "paid", transactionId: "4200001", amountFen: 3850, currency: "CNY", payerOpenid: "o-diner",
  paidAt: new Date("2026-11-23T02:00:00Z"),
};
const digestOf = (openid: string): string => `digest:${openid}`;

describe("a report is credited only where everything agrees 入账核对", () => {
  test("a genuine report agrees", () => {
    expect(paymentMismatch(expected, genuine, digestOf)).toBeNull();
  });

  test.each<[Partial<PaymentReport>, string]>([
    [{ ours: false }, "服务商或应用不符"],
    [{ subMchid: "1600000002" }, "收款商户不符：1600000002"],
    [{ subMchid: null }, "收款商户不符：未注明"],
    [{ amountFen: 3849 }, "金额不符：应付 ¥38.50，通知 ¥38.49"],
    [{ amountFen: null }, "金额不符：应付 ¥38.50，通知 未注明"],
    [{ payerOpenid: "o-other" }, "付款人与下单人不符"],
    [{ payerOpenid: null }, "付款人与下单人不符"],
    [{ transactionId: null }, "缺少微信支付订单号"],
    [{ currency: "USD" }, "币种不符：USD"],
    [{ currency: null }, "币种不符：未注明"],
  ])("%j: %s", (change, why) => {
    expect(paymentMismatch(expected, { ...genuine, ...change }, digestOf)).toBe(why);
  });
});

describe("when WeChat Pay is asked", () => {
  const createdAt = new Date("2026-11-23T02:00:00.000Z");
  const at = (seconds: number): Date => new Date(createdAt.getTime() + seconds * 1000);

  test.each([
    [0, 5], [5, 30], [29, 30], [30, 60], [60, 180], [180, 300], [300, 600], [600, 900], [899, 900], [900, 960], [960, 1020], [1500, 1800], [90_000, 91_800],
  ])("%i s after ordering the next question is at %i s", (now, next) => {
    expect(nextOrderCheck({ createdAt, expiresAt: at(900) }, at(now))).toEqual(at(next));
  });

  test("the next question always lies ahead, and never beyond half an hour or the expiry", () => {
    fc.assert(
      fc.property(fc.integer({ min: 120, max: 6600 }), fc.nat(1_000_000), (life, now) => {
        const next = nextOrderCheck({ createdAt, expiresAt: at(life) }, at(now));
        expect(next > at(now)).toBe(true);
        expect(next <= (now < life ? at(life) : at(now + 1800))).toBe(true);
      })
    );
  });

  test("a refund is watched for a month", () => {
    expect(nextRefundCheck(createdAt, at(10))).toEqual(at(60));
    expect(nextRefundCheck(createdAt, at(1800))).toEqual(at(1800 + 7200));
    expect(nextRefundCheck(createdAt, at(31 * 86_400))).toBeNull();
  });
});

test("a refund that is over moves no more", () => {
  for (const to of REFUND_STATES) expect([canMoveRefund("success", to), canMoveRefund("closed", to)]).toEqual([false, false]);
});

describe("words for a public page 文本审核", () => {
  test.each(["味道不错，价格公道", "等了 40 分钟才上菜", "毛血旺有点咸，服务员态度好", ""])("“%s” may be published", (text) => {
    expect(checkByWordList(text)).toEqual({ ok: true });
  });
  test.each(["老板就是个王 八 蛋", "ＶＸ号在这里", "加微信返现", "网*赌来玩", "13800001111"])("“%s” may not", (text) => {
    expect(checkByWordList(text).ok).toBe(false);
  });
});
