import { App, Button, Space } from "antd";
import { useState } from "react";
import { dispatchApi, type TaskAbility, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { messageOf } from "../../platform/api-error";
import { useAct, useInvalidate } from "../../platform/query";
import { AssignDialog } from "./AssignDialog";
import { FinishDialog, RefuseDialog } from "./CarryOutDialog";
import { WithdrawDialog } from "./WithdrawDialog";

type Dialog = "assign" | "recall" | "cancel" | "refuse" | "finish";

const DIALOGS: readonly { readonly ability: Dialog; readonly label: (task: TaskView) => string; readonly primary?: true; readonly danger?: true }[] = [
  { ability: "cancel", label: () => "取消任务", danger: true },
  { ability: "recall", label: () => "撤回指派" },
  { ability: "refuse", label: () => "拒绝", danger: true },
  { ability: "assign", label: ({ assignee }) => (assignee ? "改派" : "指派"), primary: true },
  { ability: "finish", label: () => "办结", primary: true },
];

const TOUCHES = ["/dispatches", "/me/dispatches", "/insights", "/complaints"];

/** Steps that ask for nothing: accept, depart, arrive. A PC stores no place. */
const useSteps = (task: TaskView) => {
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const done = (words: string) => ({ touches: TOUCHES, onDone: () => void message.success(words) });
  const accept = useAct(dispatchApi.accept, done("已接受任务"));
  const depart = useAct(dispatchApi.depart, done("已记录出发时间"));
  const arrive = useAct(dispatchApi.arrive, done("已记录到场时间；电脑端不记录位置"));
  const failed = { onError: (error: Error) => (void message.error(messageOf(error)), void invalidate("/dispatches")) };
  const { id, version } = task;
  return [
    { ability: "accept" as const, label: "接受任务", busy: accept.isPending, act: () => accept.mutate({ id, version }, failed) },
    { ability: "depart" as const, label: "出发", busy: depart.isPending, act: () => depart.mutate({ id, version }, failed) },
    { ability: "arrive" as const, label: "到场", busy: arrive.isPending, act: () => arrive.mutate({ id, version, lng: null, lat: null }, failed) },
  ];
};

/** What this person may do with the task now 任务操作. */
export const TaskActions = ({ task }: { task: TaskView }): React.JSX.Element => {
  const [open, setOpen] = useState<Dialog | null>(null);
  const can = (ability: TaskAbility): boolean => task.abilities.includes(ability);
  const steps = useSteps(task).filter(({ ability }) => can(ability));
  const close = (): void => setOpen(null);
  return (
    <Space wrap>
      {DIALOGS.filter(({ ability }) => can(ability)).map(({ ability, label, primary = false, danger = false }) => (
        <Button key={ability} danger={danger} type={primary && steps.length === 0 && !(ability === "assign" && task.assignee) ? "primary" : "default"} onClick={() => setOpen(ability)}>{label(task)}</Button>
      ))}
      {steps.map(({ ability, label, busy, act }, at) => <Button key={ability} type={at === steps.length - 1 ? "primary" : "default"} loading={busy} onClick={act}>{label}</Button>)}
      {open === "assign" && <AssignDialog task={task} onClose={close} />}
      {(open === "recall" || open === "cancel") && <WithdrawDialog task={task} act={open} onClose={close} />}
      {open === "refuse" && <RefuseDialog task={task} onClose={close} />}
      {open === "finish" && <FinishDialog task={task} onClose={close} />}
    </Space>
  );
};
