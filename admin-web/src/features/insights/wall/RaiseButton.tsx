import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { useRead } from "../../../platform/query";
import type { TaskDraft } from "../../dispatches/task-draft";
import { useMayCommand } from "./use-may-command";
import { useWall } from "./wall-state";

interface Props {
  readonly draft: TaskDraft;
  /** Given: only while no task runs for this source. */
  readonly sourceRef?: string;
  readonly word?: string;
}

/** Raises a task from the record that is open 下达任务; the key C presses it. */
export const RaiseButton = ({ draft, sourceRef, word = "下达任务" }: Props): React.JSX.Element | null => {
  const { act } = useWall();
  const mayCommand = useMayCommand();
  const { data } = useRead(dispatchApi.list, { open: true, limit: 5, ...(sourceRef && { sourceRef }) }, { enabled: sourceRef !== undefined, every: 60_000, keep: true });
  const runs = sourceRef !== undefined && (data?.rows.length ?? 0) > 0;
  if (!mayCommand || runs) return null;
  return <button type="button" data-raise className="wall-act is-main" onClick={() => act({ type: "raise", draft })}>{word}<kbd>C</kbd></button>;
};
