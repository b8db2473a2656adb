import { Text, View } from "@tarojs/components";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { formatFen } from "@sunshine/domain/kernel/money";
import type { OrderView } from "@sunshine/domain/payments/payment.contract";
import { REFUND_STATE_LABELS } from "@sunshine/domain/payments/payment.states";
import { Fact } from "../../ui/Card";
import { GradeTag } from "../../ui/Face";
import { Stamp } from "../../ui/Stamp";
import { orderTone, orderWord } from "./order-words";

/** The receipt 小票, with the grade as it was when paid. */
export const Receipt = ({ order }: { readonly order: OrderView }) => (
  <View className="receipt">
    <Stamp tone={orderTone(order)}>{orderWord(order)}</Stamp>
    <Text className="receipt__name">{order.establishmentName}</Text>
    <Text className="receipt__amount" id="receipt-amount">
      {formatFen(order.amountFen)}
    </Text>
    <View className="receipt__grade">
      <Text className="secondary">付款时的等级</Text>
      <GradeTag grade={order.gradeAtPayment} />
    </View>
    <View className="receipt__rule" />
    <Fact label="位置">{order.place}</Fact>
    <Fact label="许可证号">{order.licenceNumber}</Fact>
    <Fact label="订单号">{order.number}</Fact>
    <Fact label="下单时间">{formatInstant(new Date(order.createdAt))}</Fact>
    {order.paidAt ? <Fact label="付款时间">{formatInstant(new Date(order.paidAt))}</Fact> : null}
    {order.anomaly ? <Fact label="请留意" tone="notice">{order.anomaly}</Fact> : null}
    {order.refunds.map(({ id, amountFen, reason, state, createdAt }) => (
      <Fact key={id} label="退款">
        {`${formatFen(amountFen)} ${REFUND_STATE_LABELS[state]}（${reason}，${formatInstant(new Date(createdAt))}）`}
      </Fact>
    ))}
  </View>
);
