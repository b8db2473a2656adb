import { useRouter } from "@tarojs/taro";
import { ComplainPageView } from "../../../../features/complaints/ComplainPage";

export default function ComplainPage() {
  const { params } = useRouter();
  return <ComplainPageView beginning={params} />;
}
