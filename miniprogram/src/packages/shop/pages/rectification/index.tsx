import { useRouter } from "@tarojs/taro";
import { RectificationPageView } from "../../../../features/rectifications/RectificationPage";

export default function RectificationPage() {
  const { params } = useRouter();
  return <RectificationPageView id={params["id"] ?? ""} />;
}
