import { useRouter } from "@tarojs/taro";
import { ShopCasesPageView } from "../../../../features/complaints/ShopCasesPage";

export default function ShopCasesPage() {
  const { params } = useRouter();
  return <ShopCasesPageView id={params["id"] ?? ""} />;
}
