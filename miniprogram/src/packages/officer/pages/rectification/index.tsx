import { useRouter } from "@tarojs/taro";
import { ReviewPageView } from "../../../../features/rectifications/ReviewPage";

export default function ReviewPage() {
  const { params } = useRouter();
  return <ReviewPageView id={params["id"] ?? ""} />;
}
