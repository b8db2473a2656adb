import { useRouter } from "@tarojs/taro";
import { TaskPageView } from "../../../../features/dispatches/TaskPage";

export default function TaskPage() {
  const { params } = useRouter();
  return <TaskPageView id={params["id"] ?? ""} />;
}
