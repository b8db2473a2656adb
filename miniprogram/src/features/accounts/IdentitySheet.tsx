import { Text } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { publicApi } from "../../platform/api";
import { useIdentityPrompt } from "../../platform/identity";
import { Entry } from "../../ui/Card";
import { Sheet } from "../../ui/Sheet";
import { ErrorRetry, Skeleton } from "../../ui/States";

/** In demo mode a browser asks who to be, where WeChat would know. Never opens in the mini-program. */
export const IdentitySheet = () => {
  const prompt = useIdentityPrompt((state) => state.prompt);
  const people = useQuery({ queryKey: ["demo-people"], queryFn: () => publicApi(accountApi.demoPeople, {}), enabled: prompt !== null });
  return (
    <Sheet open={prompt !== null} title="选择演示身份" onClose={() => prompt?.dismiss()}>
      <Text className="paragraph">演示环境没有接入微信，请选择一个身份代替微信登录。</Text>
      {people.isPending ? <Skeleton shape="row" count={2} /> : null}
      {people.error ? <ErrorRetry error={people.error} onRetry={() => void people.refetch()} /> : null}
      {people.data?.members.map(({ openid, label }) => (
        <Entry key={openid} title={label} icon="person" onClick={() => prompt?.choose(openid)} id={`be-${openid}`} />
      ))}
    </Sheet>
  );
};
