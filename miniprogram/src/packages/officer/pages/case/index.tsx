import { useRouter } from "@tarojs/taro";
import { OfficerCasePageView } from "../../../../features/complaints/OfficerCasePage";

export default function OfficerCasePage() {
  const { params } = useRouter();
  return <OfficerCasePageView id={params["id"] ?? ""} />;
}
