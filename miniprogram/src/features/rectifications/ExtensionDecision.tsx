import { Text, View } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { formatDay } from "@sunshine/domain/kernel/day";
import { rectificationApi, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { officerApi } from "../../platform/officer-api";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Notice } from "../../ui/Notice";

interface Props {
  readonly order: RectificationView;
  readonly onChanged: (order: RectificationView) => void;
}

/** The shop asks for more time; the officer decides 延期决定. */
export const ExtensionDecision = ({ order: { id, version, extension }, onChanged }: Props) => {
  const [reason, setReason] = useState("");
  const deciding = useMutation({
    mutationFn: (approve: boolean) => officerApi(rectificationApi.decideExtension, { id, version, approve, reason: reason.trim() }),
    onSuccess: (next, approve) => {
      onChanged(next);
      tell(approve ? "已同意延期，单位已收到通知" : "已决定不延期，单位已收到通知");
    },
  });
  if (extension?.state !== "requested") return null;
  return (
    <Notice tone="info" title={`单位申请延期至${formatDay(extension.until)}`}>
      <Text className="statement">{extension.reason}</Text>
      <Field label="说明（不同意时必填）" id="extension-decision" value={reason} onChange={setReason} maxLength={300} error={deciding.error ? messageOf(deciding.error) : null} />
      <View className="buttons">
        <Button size="small" id="approve-extension" busy={deciding.isPending} onClick={() => deciding.mutate(true)}>
          同意
        </Button>
        <Button kind="danger" size="small" id="refuse-extension" busy={deciding.isPending} disabled={reason.trim().length < 2} onClick={() => deciding.mutate(false)}>
          不同意
        </Button>
      </View>
    </Notice>
  );
};
