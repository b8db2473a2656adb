import { useRouter } from "@tarojs/taro";
import { RectificationsPageView } from "../../../../features/rectifications/RectificationsPage";

export default function RectificationsPage() {
  const { params } = useRouter();
  return <RectificationsPageView id={params["id"] ?? ""} />;
}
