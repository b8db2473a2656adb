import { Text } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
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

interface Props {
  readonly order: OrderView;
  readonly onChanged: (order: OrderView) => void;
}

const ReplyForm = ({ order, onChanged }: Props) => {
  const [text, setText] = useState(order.review?.reply?.text ?? "");
  const replying = useMutation({
    mutationFn: () => memberApi(paymentApi.answerReview, { id: order.id, text: text.trim() }),
    onSuccess: (changed) => {
      onChanged(changed);
      tell("回复已公开");
    },
  });
  return (
    <>
      <Field label="回复这条评价" kind="long" id="reply-text" value={text} onChange={setText} placeholder="感谢、说明情况或改进办法" maxLength={200} error={replying.error ? messageOf(replying.error) : null} />
      <Text className="secondary">回复会和评价一起显示在公示页上，请不要写顾客的个人信息。</Text>
      <Button kind="secondary" id="send-reply" busy={replying.isPending} disabled={text.trim().length < 2} onClick={() => replying.mutate()}>
        公开回复
      </Button>
    </>
  );
};

const Reply = ({ order, onChanged }: Props) => {
  const reply = order.review?.reply ?? null;
  const may = order.abilities.includes("answer_review");
  const [editing, setEditing] = useState(false);
  const changed = (next: OrderView): void => {
    setEditing(false);
    onChanged(next);
  };
  if (may && (editing || reply === null)) return <ReplyForm order={order} onChanged={changed} />;
  if (reply === null) return null;
  return (
    <>
      <Said by={`店铺回复 · ${formatDay(reply.on)}`}>{reply.text}</Said>
      {may ? (
        <Button kind="plain" size="small" id="edit-reply" onClick={() => setEditing(true)}>
          修改回复
        </Button>
      ) : null}
    </>
  );
};

/** What the diner said of the meal, and what the shop answers to it 商家回复. */
export const ReviewReply = ({ order, onChanged }: Props) =>
  order.review ? (
    <Card title="食客评价" icon="star">
      <Stars stars={order.review.stars} />
      {order.review.text ? <Text className="statement">{order.review.text}</Text> : null}
      <Reply order={order} onChanged={onChanged} />
    </Card>
  ) : null;
