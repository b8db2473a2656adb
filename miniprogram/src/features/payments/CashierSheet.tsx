import { Text, View } from "@tarojs/components";
import { formatFen } from "@sunshine/domain/kernel/money";
import { Button } from "../../ui/Button";
import { Sheet } from "../../ui/Sheet";
import type { Paying } from "./use-pay";

/** Stands for WeChat's payment sheet in a browser of the demo; says plainly that no money moves. */
export const CashierSheet = ({ cashier }: Pick<Paying, "cashier">) => (
  <Sheet open={cashier !== null} title="模拟收银" onClose={() => cashier?.decide("cancel")}>
    <View className="cashier">
      <Text className="cashier__to">{`付款给 ${cashier?.order.establishmentName ?? ""}`}</Text>
      <Text className="cashier__amount">{formatFen(cashier?.order.amountFen ?? 0)}</Text>
      <Text className="secondary">演示环境由微信支付模拟器收款，不会扣真实的钱</Text>
    </View>
    <Button onClick={() => cashier?.decide("pay")} id="cashier-pay">
      确认付款
    </Button>
    <Button kind="plain" onClick={() => cashier?.decide("cancel")} id="cashier-cancel">
      取消
    </Button>
  </Sheet>
);
