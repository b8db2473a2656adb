import { Text, View } from "@tarojs/components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { formatTime } from "@sunshine/domain/kernel/day";
import { messageOf } from "../../platform/answer";
import { useActKey } from "../../platform/idempotency";
import { officerApi } from "../../platform/officer-api";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Field } from "../../ui/Field";

/** The talk about a task 任务沟通, newest last. */
export const Thread = ({ task: { id, abilities } }: { readonly task: TaskView }) => {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const keyFor = useActKey();
  const { data } = useQuery({ queryKey: ["officer", "task", id, "messages"], queryFn: () => officerApi(dispatchApi.messages, { id }) });
  const messages = data ? [...data.rows].reverse() : [];
  const saying = useMutation({
    mutationFn: () => officerApi(dispatchApi.say, { id, text: text.trim() }, { key: keyFor(`${messages.length} ${text}`) }),
    onSuccess: () => {
      setText("");
      void client.invalidateQueries({ queryKey: ["officer", "task", id, "messages"] });
    },
  });
  return (
    <Card title="沟通">
      {messages.length === 0 ? <Text className="secondary">还没有消息</Text> : null}
      {messages.map((message) => (
        <View key={message.id} className={`message${message.mine ? " message--mine" : ""}`}>
          <Text className="secondary">{`${message.by} ${formatTime(new Date(message.at))}`}</Text>
          <Text className="message__text">{message.text}</Text>
        </View>
      ))}
      {abilities.includes("message") ? (
        <>
          <Field label="发消息" id="message" value={text} onChange={setText} maxLength={500} error={saying.error ? messageOf(saying.error) : null} />
          <Button kind="secondary" size="small" id="send-message" busy={saying.isPending} disabled={text.trim() === ""} onClick={() => saying.mutate()}>
            发送
          </Button>
        </>
      ) : null}
    </Card>
  );
};
