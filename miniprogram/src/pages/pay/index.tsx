import { useRouter } from "@tarojs/taro";
import { codeIn } from "../../features/storefronts/entry";
import { useShopPage } from "../../features/storefronts/use-shop-page";
import { PayForm } from "../../features/payments/PayForm";
import { go } from "../../platform/navigate";
import { Button } from "../../ui/Button";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";

const Pay = ({ code }: { readonly code: string }) => {
  const { page, asOf, error, retry } = useShopPage({ by: "code", code }, { counted: false });
  if (error) return <Screen><ErrorRetry error={error} onRetry={retry} /></Screen>;
  if (!page || asOf) return <Screen><Skeleton shape="card" count={2} /></Screen>;
  if (page.code?.state !== "active")
    return (
      <Screen>
        <Empty icon="scan" title="这张收银码已经失效" note="请扫店里现在张贴的收银码">
          <Button kind="secondary" size="small" onClick={() => go("home", {})}>
            回到首页
          </Button>
        </Empty>
      </Screen>
    );
  return <PayForm page={{ ...page.code, shop: page.shop }} />;
};

export default function PayPage() {
  const { params } = useRouter();
  return <Pay code={codeIn(params["code"] ?? "") ?? ""} />;
}
