import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { officerApi } from "../../platform/officer-api";
import { useLive } from "../../platform/use-live";
import { Tabs } from "../../ui/Choices";
import { Screen } from "../../ui/Screen";
import { OfficerGate } from "../officers/OfficerGate";
import { PagedList } from "../PagedList";
import { DutyCard } from "./DutyCard";
import { TaskRow } from "./TaskRow";
import { TASK_NEWS } from "./task-words";

type Which = "open" | "all";

const TABS = [
  { value: "open" as const, label: "进行中" },
  { value: "all" as const, label: "全部" },
];

const EMPTY: Record<Which, { title: string; note: string }> = {
  open: { title: "没有进行中的任务", note: "指挥中心指派给您的任务会立即出现在这里" },
  all: { title: "还没有接到过任务", note: "办结和取消的任务也会留在这里" },
};

const PAGE = 30;

const useTasks = (which: Which) =>
  useInfiniteQuery({
    queryKey: ["officer", "tasks", which],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => officerApi(dispatchApi.mine, { limit: PAGE, ...(which === "open" ? { open: true } : {}), ...(pageParam ? { after: pageParam } : {}) }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

const Tasks = () => {
  const client = useQueryClient();
  const [which, setWhich] = useState<Which>("open");
  const query = useTasks(which);
  useLive({ names: TASK_NEWS, as: "officer", onNews: () => void client.invalidateQueries({ queryKey: ["officer", "tasks"] }) });
  return (
    <>
      <DutyCard />
      <Tabs tabs={TABS} value={which} onChange={setWhich} />
      <PagedList query={query} empty={EMPTY[which]} row={(task) => <TaskRow key={task.id} task={task} />} />
    </>
  );
};

/** An officer's tasks 我的任务, live; the nearest promise first. */
export const TasksPageView = () => (
  <Screen>
    <OfficerGate>
      <Tasks />
    </OfficerGate>
  </Screen>
);
