import { useRouter } from "@tarojs/taro";
import { useState } from "react";
import { shopEntry } from "../../features/storefronts/entry";
import { ShopPageView } from "../../features/storefronts/ShopPage";
import { go } from "../../platform/navigate";
import { Button } from "../../ui/Button";
import { Screen } from "../../ui/Screen";
import { Empty } from "../../ui/States";

export default function ShopPage() {
  const { params } = useRouter();
  const [entry] = useState(() => shopEntry(params));
  if (entry) return <ShopPageView entry={entry} />;
  return (
    <Screen>
      <Empty icon="scan" title="没有认出这张收银码" note="请对准店里张贴的收银码再扫一次">
        <Button kind="secondary" size="small" onClick={() => go("home", {})}>
          回到首页
        </Button>
      </Empty>
    </Screen>
  );
}
