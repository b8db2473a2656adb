import { Text, View } from "@tarojs/components";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { formatFen } from "@sunshine/domain/kernel/money";
import type { OrderView } from "@sunshine/domain/payments/payment.contract";
import { Tag } from "../../ui/Tag";
import { orderTone, orderWord } from "./order-words";

interface Props {
  readonly order: OrderView;
  /** What names the line: the shop for its diner, the table for its shop. */
  readonly title: string;
  readonly onOpen: () => void;
}

/** One order of a list. */
export const OrderRow = ({ order, title, onOpen }: Props) => (
  <View className="order-row" role="button" onClick={onOpen} id={`order-${order.id}`}>
    <View className="order-row__words">
      <Text className="order-row__title">{title}</Text>
      <Text className="secondary">{formatInstant(new Date(order.paidAt ?? order.createdAt))}</Text>
    </View>
    <View className="order-row__sums">
      <Text className="order-row__amount">{formatFen(order.amountFen)}</Text>
      <Tag tone={orderTone(order)}>{orderWord(order)}</Tag>
    </View>
  </View>
);
