import { Switch, Text, View } from "@tarojs/components";
import { useDidShow } from "@tarojs/taro";
import { useQueryClient } from "@tanstack/react-query";
import { IdentitySheet } from "../../features/accounts/IdentitySheet";
import { WorkCard } from "../../features/accounts/WorkCard";
import { forgetNamed } from "../../features/complaints/outbox";
import { TabBadge } from "../../features/notices/TabBadge";
import { UnreadEntry } from "../../features/notices/UnreadEntry";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { confirm, tell } from "../../platform/device";
import { go } from "../../platform/navigate";
import { useOfficer } from "../../platform/officer-api";
import { setLarge, usePreferences } from "../../platform/preferences";
import { ensureSignedIn, refreshMe, signOut, useSession } from "../../platform/session";
import { Button } from "../../ui/Button";
import { Card, Entry } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { Screen } from "../../ui/Screen";

const READER = { api: memberApi, as: "member" } as const;

const Person = () => {
  const me = useSession((session) => session.me);
  const signIn = (): void => {
    ensureSignedIn().catch((error: unknown) => tell(messageOf(error)));
  };
  return (
    <View className="person-head">
      <View className="person-head__icon">
        <Icon name="person" size="large" />
      </View>
      <View className="person-head__words">
        <Text className="person-head__name">{me.kind === "member" ? me.nickname : "还没有登录"}</Text>
        <Text className="secondary">{me.kind === "member" ? (me.phone ?? "查看等级不需要登录和手机号") : "查看等级不需要登录，付款时才需要"}</Text>
      </View>
      {me.kind === "anonymous" ? (
        <Button kind="secondary" size="small" onClick={signIn} id="sign-in">
          登录
        </Button>
      ) : null}
    </View>
  );
};

export default function MePage() {
  const me = useSession((session) => session.me);
  const officer = useOfficer((known) => known.officer);
  const client = useQueryClient();
  const large = usePreferences((preferences) => preferences.large);
  useDidShow(() => {
    // Shops may have been added since; a failure leaves what is known.
    if (useSession.getState().me.kind === "member") refreshMe().catch(() => undefined);
  });
  const leave = async (): Promise<void> => {
    if (!(await confirm("退出登录", "退出后，本机不再显示您的订单和店铺；没有发出的实名投诉举报和草稿会从本机删除。", "退出"))) return;
    forgetNamed();
    await signOut().catch(() => undefined);
    client.clear();
  };
  return (
    <Screen>
      <Person />
      <TabBadge silent />
      <View className="card">
        {me.kind === "member" ? <UnreadEntry reader={READER} /> : null}
        <Entry title="我的订单" icon="receipt" onClick={() => go("orders", {})} id="orders" />
        <Entry title="我的投诉举报" icon="list" onClick={() => go("cases", {})} id="cases" />
      </View>
      <WorkCard />
      <Card title="显示" icon="text">
        <View className="entry entry--plain">
          <Text className="entry__title">大字版（长辈模式）</Text>
          <Switch checked={large} color="#0F7B5F" onChange={({ detail }) => setLarge(detail.value)} id="large" />
        </View>
      </Card>
      <View className="card">
        <Entry title="监管人员工作台" icon="shield" onClick={() => go("officer", {})} id="officer" {...(officer ? { note: officer.name } : {})} />
        <Entry title="等级说明、隐私与关于" icon="shield" onClick={() => go("about", {})} id="about" />
      </View>
      {me.kind === "anonymous" ? null : (
        <Button kind="plain" onClick={() => void leave()} id="sign-out">
          退出登录
        </Button>
      )}
      <IdentitySheet />
    </Screen>
  );
}
