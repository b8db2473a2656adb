import { useRouter } from "@tarojs/taro";
import { FindShopPageView } from "../../../../features/inspections/FindShopPage";

export default function FindShopPage() {
  const { params } = useRouter();
  return <FindShopPageView task={params["task"]} />;
}
