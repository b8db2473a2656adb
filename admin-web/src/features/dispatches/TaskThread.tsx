import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { dispatchApi, type TaskMessage } from "@sunshine/domain/dispatches/dispatch.contract";
import { formatTime } from "@sunshine/domain/kernel/day";
import { messageOf } from "../../platform/api-error";
import { useAct, useRead } from "../../platform/query";

const MOST = 50;

const Said = ({ said: { at, by, mine, text } }: { said: TaskMessage }): React.JSX.Element => (
  <li className={mine ? "said is-mine" : "said"}>
    <small className="tabular">{by} {formatTime(new Date(at))}</small>
    <p>{text}</p>
  </li>
);

const Composer = ({ taskId }: { taskId: string }): React.JSX.Element => {
  const [text, setText] = useState("");
  const saying = useAct(dispatchApi.say, { touches: ["/dispatches/:id/messages"], onDone: () => setText("") });
  const send = (): void => {
    if (text.trim() && !saying.isPending) saying.mutate({ id: taskId, text: text.trim() });
  };
  return (
    <>
      {saying.error && <Alert type="error" showIcon title={messageOf(saying.error)} className="form-alert" />}
      <div className="said-composer">
        <Input value={text} maxLength={500} placeholder="发消息给执行人员，回车发送" aria-label="任务消息" onChange={({ target }) => setText(target.value)} onPressEnter={send} />
        <Button loading={saying.isPending} disabled={!text.trim()} onClick={send}>发送</Button>
      </div>
    </>
  );
};

/** What the centre and the officer say to each other about a task 任务沟通, the latest last. */
export const TaskThread = ({ taskId, maySpeak }: { taskId: string; maySpeak: boolean }): React.JSX.Element => {
  const { data, error } = useRead(dispatchApi.messages, { id: taskId, limit: MOST }, { every: 60_000, keep: true });
  if (error && !data) return <Alert type="error" showIcon title={messageOf(error)} />;
  return (
    <div className="task-thread">
      {data?.rows.length === 0 && <p className="faint">还没有消息。</p>}
      <ol aria-live="polite">{[...(data?.rows ?? [])].reverse().map((said) => <Said key={said.id} said={said} />)}</ol>
      {maySpeak && <Composer taskId={taskId} />}
    </div>
  );
};
