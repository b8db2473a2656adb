import { useRouter } from "@tarojs/taro";
import { CasePageView } from "../../../../features/complaints/CasePage";

export default function CasePage() {
  const { params } = useRouter();
  return <CasePageView id={params["id"] ?? ""} />;
}
