import { Text } from "@tarojs/components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { messageApi } from "@sunshine/domain/notices/message.contract";
import type { SubscribeTemplate } from "@sunshine/domain/notices/notice.vocabulary";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { tell } from "../../platform/device";
import { useActKey } from "../../platform/idempotency";
import { useSession } from "../../platform/session";
import { requestSubscribe, subscribeMode } from "../../platform/subscribe";
import type { Answered } from "../../platform/subscribe.types";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { useRegion } from "../regions/use-region";

const KEY = ["subscribe-consents"];

interface Props {
  readonly template: SubscribeTemplate;
  /** What the person would be told, in one sentence. */
  readonly why: string;
}

const WORDS = { asked: "同意一次，发送一条；随时可以在微信设置中关闭。", played: "演示环境没有接入微信：点按后由微信模拟器记下一次同意，消息发送情况可在管理端“运行状况”中查看。", absent: "微信订阅消息只在小程序中提供。在网页中，请到“我的 - 通知”查看进展。" } as const;

const useAsking = (template: SubscribeTemplate) => {
  const client = useQueryClient();
  const keyOf = useActKey();
  const { data } = useQuery({ queryKey: KEY, queryFn: () => memberApi(messageApi.consents, {}) });
  const offered = data?.rows.filter((row) => row.template === template) ?? [];
  const asking = useMutation({
    // Nothing may stand before the question: WeChat asks only straight from a tap.
    mutationFn: async () => {
      const answers: Answered[] = await requestSubscribe(offered);
      const act = `${template} ${offered.map(({ remaining }) => remaining).join()}`;
      await memberApi(messageApi.recordConsent, { answers }, { key: keyOf(act) });
      return answers.some(({ answer }) => answer === "accept");
    },
    onSuccess: (accepted) => {
      void client.invalidateQueries({ queryKey: KEY });
      tell(accepted ? "下一次进展会发到您的微信" : "没有开启提醒，仍可在“通知”中查看");
    },
    onError: (error) => tell(messageOf(error)),
  });
  return { offered: offered[0], asking };
};

const Question = ({ template, why }: Props) => {
  const { data: region } = useRegion();
  const { offered, asking } = useAsking(template);
  if (!offered) return null;
  const mode = subscribeMode(region?.demo ?? false);
  return (
    <Card title="微信提醒" icon="bell" aside={offered.remaining > 0 ? <Text className="secondary">{`还可发送 ${offered.remaining} 条`}</Text> : null}>
      <Text className="paragraph">{why}</Text>
      {mode === "absent" ? null : (
        <Button kind="secondary" size="small" id="ask-consent" busy={asking.isPending} onClick={() => asking.mutate()}>
          {offered.remaining > 0 ? "再同意接收一条" : "有进展时提醒我"}
        </Button>
      )}
      <Text className="hint">{WORDS[mode]}</Text>
    </Card>
  );
};

/** Asks, at a moment when it is of use, whether WeChat may send one message 订阅授权. Nothing for who is not known. */
export const AskConsent = (props: Props) => {
  const known = useSession(({ me }) => me.kind === "member");
  return known ? <Question {...props} /> : null;
};
