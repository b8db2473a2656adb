import { Switch, Text, View } from "@tarojs/components";
import { useState } from "react";
import { CASE_DEMAND_LABELS, CASE_DEMANDS, type CaseKind } from "@sunshine/domain/complaints/complaint.vocabulary";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { ensureSignedIn, useSession } from "../../platform/session";
import { Card, Entry } from "../../ui/Card";
import { Chips } from "../../ui/Choices";
import { Field } from "../../ui/Field";
import { Tick } from "../../ui/Tick";
import { PhoneSheet } from "../accounts/PhoneSheet";
import { changeDraft, isAnonymous, type Draft } from "./draft";

const KINDS: readonly { readonly kinds: readonly CaseKind[]; readonly id: string; readonly title: string; readonly note: string }[] = [
  { kinds: ["complaint"], id: "kind-complaint", title: "投诉：请帮我解决纠纷", note: "我是消费者，想要退款、赔偿或道歉。监管人员组织双方调解。需要真实姓名和手机号。" },
  { kinds: ["report"], id: "kind-report", title: "举报：请查处违法行为", note: "反映不卫生、无证、变质等问题。监管人员核查并决定是否立案。可以匿名，不处理个人赔偿。" },
  { kinds: ["complaint", "report"], id: "kind-both", title: "两样都要", note: "分成两件案件，各按各的期限办理。需要真实姓名和手机号。" },
];

const PHONE_WHY = "法律要求投诉提供真实身份和联系方式。手机号加密保存，只有承办的监管人员可以查看，每次查看都有记录；店铺看不到。";

const Phone = () => {
  const me = useSession((session) => session.me);
  const [binding, setBinding] = useState(false);
  const phone = me.kind === "member" ? me.phone : null;
  const bind = (): void => {
    ensureSignedIn().then(
      () => setBinding(true),
      (error: unknown) => tell(messageOf(error))
    );
  };
  return (
    <>
      <Entry title="手机号" note={phone ?? "点此绑定"} icon="phone" onClick={bind} id="bind-phone" />
      <PhoneSheet open={binding} onClose={() => setBinding(false)} why={PHONE_WHY} />
    </>
  );
};

const ComplaintFields = ({ draft }: { readonly draft: Draft }) => (
  <Card title="您的请求">
    <Chips wrap choices={CASE_DEMANDS.map((demand) => ({ value: demand, label: CASE_DEMAND_LABELS[demand] }))} chosen={draft.demands} onToggle={(demand) => changeDraft({ demands: draft.demands.includes(demand) ? draft.demands.filter((one) => one !== demand) : [...draft.demands, demand] })} />
    <Tick id="own-interest" checked={draft.ownInterest} onToggle={() => changeDraft({ ownInterest: !draft.ownInterest })} title="这是我本人因消费产生的争议" />
  </Card>
);

const Identity = ({ draft }: { readonly draft: Draft }) => {
  const complains = draft.kinds.includes("complaint");
  const anonymous = isAnonymous(draft);
  return (
    <Card title="您是谁" icon="shield">
      {complains ? null : (
        <View className="entry entry--plain">
          <Text className="entry__title">匿名举报</Text>
          <Switch checked={draft.anonymous} color="#0F7B5F" onChange={({ detail }) => changeDraft({ anonymous: detail.value })} id="anonymous" />
        </View>
      )}
      {anonymous ? (
        <Text className="paragraph">不记录您的微信身份和手机号，订单也不会附上。提交后给您一个查询码，凭它查看进度和补充；查询码只显示给您，遗失后无法找回。</Text>
      ) : (
        <>
          <Field label={complains ? "真实姓名" : "姓名"} id="claimant-name" value={draft.name} onChange={(name) => changeDraft({ name })} maxLength={20} />
          {complains ? <Phone /> : null}
          <Text className="secondary">姓名和手机号加密保存，只有承办的监管人员可以查看，每次查看都有记录；店铺和公众看不到。</Text>
        </>
      )}
    </Card>
  );
};

/** Third screen: complaint or report, and who. */
export const StepWho = ({ draft }: { readonly draft: Draft }) => {
  const complains = draft.kinds.includes("complaint");
  return (
    <>
      <Card title="您希望怎样处理">
        {KINDS.map(({ kinds, id, title, note }) => (
          <Tick key={id} radio id={id} checked={kinds.join() === draft.kinds.join()} onToggle={() => changeDraft({ kinds })} title={title} note={note} />
        ))}
      </Card>
      {complains ? <ComplaintFields draft={draft} /> : null}
      {draft.kinds.length > 0 ? <Identity draft={draft} /> : null}
      {draft.kinds.length > 0 ? (
        <Card>
          <Tick id="publish" checked={draft.publishConsent} onToggle={() => changeDraft({ publishConsent: !draft.publishConsent })} title="同意办结后公开处理结果（选填）" note="只公开监管人员写的结果摘要，不含任何个人信息。" />
        </Card>
      ) : null}
    </>
  );
};
