import { useRouter } from "@tarojs/taro";
import { InspectPageView } from "../../../../features/inspections/InspectPage";

export default function InspectPage() {
  const { params } = useRouter();
  return <InspectPageView shop={params["shop"] ?? ""} task={params["task"]} />;
}
