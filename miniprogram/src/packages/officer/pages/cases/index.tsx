import { useRouter } from "@tarojs/taro";
import { OfficerCasesPageView } from "../../../../features/complaints/OfficerCasesPage";

export default function OfficerCasesPage() {
  const { params } = useRouter();
  return <OfficerCasesPageView list={params["list"]} />;
}
