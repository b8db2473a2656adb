import { useRouter } from "@tarojs/taro";
import { InspectedPageView } from "../../../../features/inspections/InspectedPage";

export default function InspectedPage() {
  const { params } = useRouter();
  return <InspectedPageView id={params["id"] ?? ""} />;
}
