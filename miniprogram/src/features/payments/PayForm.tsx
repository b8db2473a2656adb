import { Input, Text, View } from "@tarojs/components";
import { useState } from "react";
import { formatFen } from "@sunshine/domain/kernel/money";
import type { ScanPage } from "@sunshine/domain/storefronts/storefront.contract";
import { Button } from "../../ui/Button";
import { Fact } from "../../ui/Card";
import { GradeTag } from "../../ui/Face";
import { Screen } from "../../ui/Screen";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { CashierSheet } from "./CashierSheet";
import { readAmount } from "./read-amount";
import { usePay } from "./use-pay";

type ActivePage = Extract<ScanPage, { state: "active" }>;

/** Who is paid, checked against the sign on the wall, and how much. */
export const PayForm = ({ page: { code, label, amountFen, shop } }: { readonly page: ActivePage }) => {
  const [text, setText] = useState("");
  const [touched, setTouched] = useState(false);
  const { busy, error, cashier, payNew } = usePay();
  const amount = amountFen === null ? readAmount(text) : { fen: amountFen };
  const problem = touched && "problem" in amount ? amount.problem : null;
  const submit = (): void => {
    setTouched(true);
    if ("fen" in amount) void payNew(code, amount.fen);
  };
  return (
    <Screen
      foot={
        <Button onClick={submit} busy={busy} id="confirm-pay">
          {"fen" in amount ? `微信支付 ${formatFen(amount.fen)}` : "微信支付"}
        </Button>
      }
    >
      <View className="card payee">
        <View className="payee__head">
          <Text className="payee__name" id="payee">
            {shop.name}
          </Text>
          <GradeTag grade={shop.grade.shown} />
        </View>
        <Fact label="位置">{label}</Fact>
        <Fact label="经营者">{shop.operator}</Fact>
        <Fact label="许可证号">{shop.licence.number}</Fact>
        <Text className="secondary">请核对店名与许可证号，与店内公示的一致再付款。款项直接付给商家。</Text>
      </View>
      <View className="card">
        <Text className="field__label">付款金额（元）</Text>
        <View className="amount">
          <Text className="amount__sign">¥</Text>
          {amountFen === null ? (
            <Input className="amount__input" type="digit" focus value={text} placeholder="0.00" maxlength={10} id="amount" onInput={({ detail }) => setText(detail.value)} onBlur={() => setTouched(text !== "")} />
          ) : (
            <Text className="amount__fixed">{(amountFen / 100).toFixed(2)}</Text>
          )}
        </View>
        {problem ? <Text className="field__error">{problem}</Text> : null}
        {error ? (
          <Text className="field__error" id="pay-error">
            {error}
          </Text>
        ) : null}
      </View>
      <CashierSheet cashier={cashier} />
      <IdentitySheet />
    </Screen>
  );
};
