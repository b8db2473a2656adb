import { useRouter } from "@tarojs/taro";
import { VisitPageView } from "../../../../features/inspections/VisitPage";

export default function InspectionPage() {
  const { params } = useRouter();
  return <VisitPageView id={params["id"] ?? ""} />;
}
