import { Text, View } from "@tarojs/components";
import { useRouter } from "@tarojs/taro";
import { useMutation } from "@tanstack/react-query";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { IdentitySheet } from "../../../../features/accounts/IdentitySheet";
import { messageOf } from "../../../../platform/answer";
import { memberApi } from "../../../../platform/api";
import { tell } from "../../../../platform/device";
import { back } from "../../../../platform/navigate";
import { Button } from "../../../../ui/Button";
import { Icon } from "../../../../ui/Icon";
import { Screen } from "../../../../ui/Screen";

export default function PcSignInPage() {
  const { params } = useRouter();
  const answering = useMutation({
    mutationFn: (approve: boolean) => memberApi(accountApi.approvePcSignIn, { ticket: params["ticket"] ?? "", approve }),
    onSuccess: (_done, approve) => {
      tell(approve ? "电脑端已登录" : "已拒绝登录");
      back();
    },
  });
  return (
    <Screen>
      <View className="card centred">
        <Icon name="computer" size="large" />
        <Text className="page-title">在电脑上登录企业端</Text>
        <Text className="paragraph">请确认这是您本人正在操作的电脑。登录后，电脑端可以查看收款和办理退款。</Text>
        {answering.error ? <Text className="field__error">{messageOf(answering.error)}</Text> : null}
      </View>
      <Button busy={answering.isPending} onClick={() => answering.mutate(true)} id="approve">
        确认登录
      </Button>
      <Button kind="plain" disabled={answering.isPending} onClick={() => answering.mutate(false)} id="refuse">
        不是我，拒绝
      </Button>
      <IdentitySheet />
    </Screen>
  );
}
