import { useRouter } from "@tarojs/taro";
import { ShopHomeView } from "../../../../features/shop/ShopHome";
import { go } from "../../../../platform/navigate";
import { useSession } from "../../../../platform/session";
import { Button } from "../../../../ui/Button";
import { Screen } from "../../../../ui/Screen";
import { Empty } from "../../../../ui/States";

export default function ShopHomePage() {
  const { params } = useRouter();
  const me = useSession((session) => session.me);
  const id = params["id"] ?? (me.kind === "member" ? me.memberships[0]?.establishmentId : undefined);
  if (id) return <ShopHomeView id={id} />;
  return (
    <Screen>
      <Empty icon="shop" title="您还没有登记为餐饮单位的人员" note="请单位负责人或监管人员登记您的手机号，再到“我的”中绑定">
        <Button kind="secondary" size="small" onClick={() => go("me", {})}>
          去绑定
        </Button>
      </Empty>
    </Screen>
  );
}
