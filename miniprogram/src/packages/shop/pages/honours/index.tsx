import { useRouter } from "@tarojs/taro";
import { ShopHonoursPageView } from "../../../../features/honours/ShopHonoursPage";

export default function ShopHonoursPage() {
  const { params } = useRouter();
  return <ShopHonoursPageView id={params["id"] ?? ""} />;
}
