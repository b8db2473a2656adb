import { Text } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { messageOf } from "../../platform/answer";
import { officerApi } from "../../platform/officer-api";
import { Button } from "../../ui/Button";
import { Chips } from "../../ui/Choices";
import { Field } from "../../ui/Field";

const USUAL = ["正在另一处现场", "距离太远，难以按时到场", "需要回避", "车辆或身体原因"] as const;

interface Props {
  readonly task: TaskView;
  readonly onChanged: (task: TaskView) => void;
}

/** Why the officer cannot go 拒绝理由; the task goes back to the centre. */
export const RefuseForm = ({ task: { id, version }, onChanged }: Props) => {
  const [reason, setReason] = useState("");
  const refusing = useMutation({ mutationFn: () => officerApi(dispatchApi.refuse, { id, version, reason: reason.trim() }), onSuccess: onChanged });
  return (
    <>
      <Text className="paragraph">拒绝后任务交回指挥中心另行指派，理由会记入任务经过。</Text>
      <Chips wrap choices={USUAL.map((words) => ({ value: words, label: words }))} chosen={USUAL.filter((words) => words === reason)} onToggle={setReason} />
      <Field label="理由" kind="long" id="refuse-text" value={reason} onChange={setReason} placeholder="也可以自己写" maxLength={200} error={refusing.error ? messageOf(refusing.error) : null} />
      <Button kind="danger" id="confirm-refuse" busy={refusing.isPending} disabled={reason.trim().length < 2} onClick={() => refusing.mutate()}>
        拒绝，交回指挥中心
      </Button>
    </>
  );
};
