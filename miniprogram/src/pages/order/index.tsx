import { useRouter } from "@tarojs/taro";
import { OrderPageView } from "../../features/payments/OrderPage";

export default function OrderPage() {
  const { params } = useRouter();
  return <OrderPageView id={params["id"] ?? ""} fresh={params["fresh"] === "1"} />;
}
