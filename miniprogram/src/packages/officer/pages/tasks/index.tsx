import { TasksPageView } from "../../../../features/dispatches/TasksPage";

export default function TasksPage() {
  return <TasksPageView />;
}
