import { useRouter } from "@tarojs/taro";
import { InboxPageView } from "../../../../features/notices/InboxPage";

export default function InboxPage() {
  const { params } = useRouter();
  return <InboxPageView shop={params["shop"]} as={params["as"] === "officer" ? "officer" : "member"} />;
}
