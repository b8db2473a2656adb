import { useRouter } from "@tarojs/taro";
import { ShopOrderView } from "../../../../features/shop/ShopOrderPage";

export default function ShopOrderPage() {
  const { params } = useRouter();
  return <ShopOrderView id={params["id"] ?? ""} />;
}
