import { Text, View } from "@tarojs/components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { OFFICER_ROLE_LABELS } from "@sunshine/domain/accounts/actor";
import { dayOf, formatDay } from "@sunshine/domain/kernel/day";
import { messageOf } from "../../platform/answer";
import { CHANNEL } from "../../platform/channel";
import { confirm, tell } from "../../platform/device";
import { officerApi, signOutOfficer, useOfficer } from "../../platform/officer-api";
import { Entry } from "../../ui/Card";
import { Sheet } from "../../ui/Sheet";
import { NewPasswordForm } from "./NewPasswordForm";

const LEAVING = CHANNEL === "weapp" ? "退出后本机解除微信绑定，下次须用账号和密码登录。未提交的检查仍留在本机。" : "退出后，同一浏览器中的管理端也会退出。未提交的检查仍留在本机。";

/** Which WeChat signs in as this officer 微信绑定; a browser is where a lost phone is unbound. */
const Binding = () => {
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: ["officer", "binding"], queryFn: () => officerApi(accountApi.wechatBinding, {}) });
  if (!data?.binding) return null;
  const { device, boundAt } = data.binding;
  const unbind = async (): Promise<void> => {
    if (!(await confirm("解除微信绑定", `${device}上的监管端立即退出，再用账号和密码登录后重新绑定。`, "解除"))) return;
    await officerApi(accountApi.unbindWechat, {}).then(
      () => client.invalidateQueries({ queryKey: ["officer", "binding"] }),
      (error: unknown) => tell(messageOf(error))
    );
  };
  const note = `${device}，${formatDay(dayOf(new Date(boundAt)))}绑定`;
  return CHANNEL === "weapp" ? <Text className="secondary">{`已绑定本机微信（${note}）`}</Text> : <Entry title="解除手机微信绑定" note={note} icon="phone" id="unbind-wechat" onClick={() => void unbind()} />;
};

/** Who is signed in, the own password, and the way out. */
export const PersonCard = () => {
  const officer = useOfficer((known) => known.officer);
  const client = useQueryClient();
  const [changing, setChanging] = useState(false);
  const leave = async (): Promise<void> => {
    if (!(await confirm("退出监管端", LEAVING, "退出"))) return;
    await signOutOfficer().then(
      () => [["officer"], ["notices", "officer"]].forEach((queryKey) => client.removeQueries({ queryKey })),
      (error: unknown) => tell(messageOf(error))
    );
  };
  if (!officer) return null;
  return (
    <View className="card">
      <View className="fact">
        <Text className="fact__value">{`${officer.name} · ${officer.station ?? OFFICER_ROLE_LABELS[officer.role]}`}</Text>
      </View>
      <Binding />
      <Entry title="修改密码" icon="shield" id="own-password" onClick={() => setChanging(true)} />
      <Entry title="退出监管端" icon="person" id="officer-sign-out" onClick={() => void leave()} />
      <Sheet open={changing} title="修改密码" onClose={() => setChanging(false)}>
        <NewPasswordForm login={null} why="修改后，您在其他设备上的登录立即失效，绑定的微信须重新登录一次。" onDone={() => setChanging(false)} />
      </Sheet>
    </View>
  );
};
