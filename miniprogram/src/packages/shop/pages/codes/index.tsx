import { useRouter } from "@tarojs/taro";
import { CodesPageView } from "../../../../features/shop/CodesPage";

export default function CodesPage() {
  const { params } = useRouter();
  return <CodesPageView id={params["id"] ?? ""} />;
}
