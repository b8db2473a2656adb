import { useRouter } from "@tarojs/taro";
import { VisitsPageView } from "../../../../features/inspections/VisitsPage";

export default function InspectionsPage() {
  const { params } = useRouter();
  return <VisitsPageView id={params["id"] ?? ""} />;
}
