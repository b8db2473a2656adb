import { Text } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { publicApi } from "../../platform/api";
import { useIdentityPrompt, usePhonePrompt } from "../../platform/identity";
import { Entry } from "../../ui/Card";
import { Sheet } from "../../ui/Sheet";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { SmsProof } from "./SmsProof";

const askCode = (phone: string) => publicApi(accountApi.askSignInCode, { phone });

/** Outside of WeChat one signs in by a code. */
const PhoneSignIn = () => {
  const prompt = usePhonePrompt((state) => state.prompt);
  const confirm = async (phone: string, code: string): Promise<void> => prompt?.choose(await publicApi(accountApi.signInByPhone, { phone, code }));
  return (
    <Sheet open={prompt !== null} title="手机号登录" onClose={() => prompt?.dismiss()}>
      <Text className="paragraph">在微信之外，用手机号登录后可以投诉举报并查看办理进度。扫码付款请在微信中打开。</Text>
      <SmsProof ask={askCode} confirm={confirm} act="登录" />
    </Sheet>
  );
};

/** Who is it, where WeChat would know: a code by SMS, and in demo mode a choice of people. Never opens in the mini-program. */
export const IdentitySheet = () => {
  const prompt = useIdentityPrompt((state) => state.prompt);
  const people = useQuery({ queryKey: ["demo-people"], queryFn: () => publicApi(accountApi.demoPeople, {}), enabled: prompt !== null });
  return (
    <>
      <Sheet open={prompt !== null} title="选择演示身份" onClose={() => prompt?.dismiss()}>
        <Text className="paragraph">演示环境没有接入微信，请选择一个身份代替微信登录。</Text>
        {people.isPending ? <Skeleton shape="row" count={2} /> : null}
        {people.error ? <ErrorRetry error={people.error} onRetry={() => void people.refetch()} /> : null}
        {people.data?.members.map(({ openid, label }) => (
          <Entry key={openid} title={label} icon="person" onClick={() => prompt?.choose(openid)} id={`be-${openid}`} />
        ))}
      </Sheet>
      <PhoneSignIn />
    </>
  );
};
