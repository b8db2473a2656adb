import { Picker, Text, View } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { addDays, formatDay } from "@sunshine/domain/kernel/day";
import { rectificationApi, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { tell } from "../../platform/device";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";

interface Props {
  readonly order: RectificationView;
  readonly onChanged: (order: RectificationView) => void;
}

const FIRST_PROPOSAL_DAYS = 7;

/** Asks for more time 申请延期, before the deadline is gone. */
export const ExtensionForm = ({ order: { id, version, dueOn }, onChanged }: Props) => {
  const [until, setUntil] = useState(addDays(dueOn, FIRST_PROPOSAL_DAYS));
  const [reason, setReason] = useState("");
  const asking = useMutation({
    mutationFn: () => memberApi(rectificationApi.requestExtension, { id, version, until, reason: reason.trim() }),
    onSuccess: (order) => {
      onChanged(order);
      tell("延期申请已提交，等待监管人员决定");
    },
  });
  return (
    <>
      <Text className="paragraph">{`现在的期限是${formatDay(dueOn)}。决定之前仍按现在的期限整改。`}</Text>
      <Text className="field__label">希望延到</Text>
      <Picker mode="date" value={until} start={addDays(dueOn, 1)} onChange={({ detail }) => setUntil(detail.value)}>
        <View className="when__one" id="until">
          <Text>{formatDay(until)}</Text>
        </View>
      </Picker>
      <Field label="理由" kind="long" id="extension-reason" value={reason} onChange={setReason} placeholder="例如：排烟管道改造需要专业公司施工" maxLength={300} error={asking.error ? messageOf(asking.error) : null} />
      <Button id="send-extension" busy={asking.isPending} disabled={reason.trim().length < 4} onClick={() => asking.mutate()}>
        提交申请
      </Button>
    </>
  );
};
