import { Text } from "@tarojs/components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatDay } from "@sunshine/domain/kernel/day";
import { paymentApi, type OrderView } from "@sunshine/domain/payments/payment.contract";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { tell } from "../../platform/device";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Field } from "../../ui/Field";
import { Said } from "../../ui/Said";
import { Stars } from "../../ui/Stars";

interface FormProps {
  readonly order: OrderView;
  readonly onSaved: (order: OrderView) => void;
}

const ReviewForm = ({ order, onSaved }: FormProps) => {
  const [stars, setStars] = useState(order.review?.stars ?? 0);
  const [text, setText] = useState(order.review?.text ?? "");
  const saving = useMutation({ mutationFn: () => memberApi(paymentApi.review, { id: order.id, stars, text }), onSuccess: onSaved });
  return (
    <Card title="评价这一餐">
      <Stars stars={stars} onStars={setStars} />
      <Field label="想说的话（选填）" kind="long" id="review-text" value={text} onChange={setText} placeholder="环境、卫生、服务怎么样" maxLength={300} error={saving.error ? messageOf(saving.error) : null} />
      <Text className="secondary">评价会显示在店铺的公示页上，不显示您是谁。</Text>
      <Button kind="secondary" id="save-review" disabled={stars === 0} busy={saving.isPending} onClick={() => saving.mutate()}>
        提交评价
      </Button>
    </Card>
  );
};

/** One review 评价 an order, which may be changed. */
export const ReviewCard = ({ order }: { readonly order: OrderView }) => {
  const client = useQueryClient();
  const [editing, setEditing] = useState(order.review === null);
  const mayReview = order.abilities.includes("review");
  const saved = (changed: OrderView): void => {
    client.setQueryData(["order", order.id], changed);
    setEditing(false);
    tell("评价已保存");
  };
  if (mayReview && (editing || !order.review)) return <ReviewForm order={order} onSaved={saved} />;
  return order.review ? (
    <Card title="我的评价" aside={mayReview ? <Text className="link" onClick={() => setEditing(true)}>修改</Text> : null}>
      <Stars stars={order.review.stars} />
      {order.review.text ? <Text className="statement">{order.review.text}</Text> : null}
      {order.review.reply ? <Said by={`店铺回复 · ${formatDay(order.review.reply.on)}`}>{order.review.reply.text}</Said> : null}
    </Card>
  ) : null;
};
