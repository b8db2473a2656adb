import { Text, View } from "@tarojs/components";
import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { formatDay, formatInstant } from "@sunshine/domain/kernel/day";
import { confirm, copy, tell } from "../../platform/device";
import { replace } from "../../platform/navigate";
import { Button } from "../../ui/Button";
import { Card, Fact } from "../../ui/Card";
import { Notice } from "../../ui/Notice";
import { Empty } from "../../ui/States";
import { AskConsent } from "../notices/AskConsent";
import { keepDraft } from "./draft";
import { discard, sendParcel, useOutbox, type Parcel, type Receipt } from "./outbox";

/** "4b4y zdxz nmr3 96ep": easier to write down. */
const inGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1 ");

const FollowUpCode = ({ code }: { readonly code: string }) => (
  <Notice tone="notice" title="请记下查询码">
    <Text className="paragraph">这是匿名举报，没有保存您是谁。只有凭查询码才能看到进度，遗失后无法找回。</Text>
    <Text className="follow-code" id="follow-code" selectable>
      {inGroups(code)}
    </Text>
    <Button kind="secondary" size="small" id="copy-code" onClick={() => void copy(code).then(() => tell("查询码已复制"))}>
      复制查询码
    </Button>
  </Notice>
);

const Sent = ({ parcel, receipt }: { readonly parcel: Parcel; readonly receipt: Receipt }) => {
  const close = async (): Promise<void> => {
    if (receipt.followUpCode && !(await confirm("已经记下查询码了吗", "离开后，这台手机不再保存查询码，遗失后无法找回。", "已记下"))) return;
    discard(parcel.key);
    // Whoever reported without a name is not asked for one now.
    if (receipt.followUpCode) replace("followUp", {});
    else replace("cases", {});
  };
  return (
    <View className="parcel">
      <Notice tone="good" title="已收到您的反映">
        {receipt.cases.map(({ id, number, kind, deadlineOn, deadlineLabel }) => (
          <View key={id} className="sent-case">
            <Fact label={CASE_KIND_LABELS[kind]}>{number}</Fact>
            <Text className="secondary">{`最迟${formatDay(deadlineOn)}${deadlineLabel}`}</Text>
          </View>
        ))}
      </Notice>
      {receipt.followUpCode ? <FollowUpCode code={receipt.followUpCode} /> : <AskConsent template="case_progress" why="受理、办结等进展可以发到您的微信。" />}
      <Button id="sent-done" onClick={() => void close()}>
        {receipt.followUpCode ? "我已记下" : "查看我的投诉举报"}
      </Button>
    </View>
  );
};

const Bar = ({ share }: { readonly share: number }) => (
  <View className="progress" role="progressbar" aria-valuenow={Math.round(share * 100)}>
    <View className="progress__done" style={{ width: `${Math.round(share * 100)}%` }} />
  </View>
);

const Sending = ({ parcel, busy }: { readonly parcel: Parcel; readonly busy: boolean }) => {
  const progress = useOutbox((outbox) => outbox.progress[parcel.key]);
  if (busy)
    return (
      <>
        <Text className="statement">{progress ? `正在上传第 ${progress.at} / ${progress.of} 份材料` : "正在提交"}</Text>
        <Bar share={progress ? (progress.at - 1 + progress.share) / progress.of : 0.9} />
      </>
    );
  return (
    <>
      <Text className="statement statement--notice">{`${parcel.problem ?? "还没有发送"}。内容已保存在本机，连上网络后会自动发送，不会重复。`}</Text>
      <Button kind="secondary" id="send-now" onClick={() => void sendParcel(parcel.key)}>
        现在发送
      </Button>
    </>
  );
};

interface Props {
  readonly parcelKey: string;
  /** The person wants to change what was refused. */
  readonly onEdit: () => void;
}

/** A submission on its way 正在提交: progress, waiting for a network, refused, or received. */
export const ParcelCard = ({ parcelKey, onEdit }: Props) => {
  const parcel = useOutbox(({ parcels }) => parcels.find(({ key }) => key === parcelKey));
  const busy = useOutbox((outbox) => outbox.busy.includes(parcelKey));
  if (!parcel) return <Empty icon="check" title="这份反映已处理" note="可以在“我的投诉举报”中查看" />;
  if (parcel.state === "sent" && parcel.receipt) return <Sent parcel={parcel} receipt={parcel.receipt} />;
  const edit = (): void => {
    keepDraft(parcel.draft);
    discard(parcel.key, { keepPictures: true });
    onEdit();
  };
  const drop = async (): Promise<void> => {
    if (await confirm("删除这份反映", "填写的内容和照片会从本机删除，不会发送。", "删除")) discard(parcel.key);
  };
  return (
    <Card title={parcel.draft.category ? CASE_CATEGORY_LABELS[parcel.draft.category] : "投诉举报"} aside={<Text className="secondary">{formatInstant(new Date(parcel.madeAt))}</Text>}>
      {parcel.state === "refused" ? <Text className="field__error">{parcel.problem}</Text> : <Sending parcel={parcel} busy={busy} />}
      {busy ? null : (
        <View className="buttons">
          <Button kind={parcel.state === "refused" ? "primary" : "plain"} size="small" id="edit-parcel" onClick={edit}>
            修改
          </Button>
          <Button kind="plain" size="small" id="drop-parcel" onClick={() => void drop()}>
            删除
          </Button>
        </View>
      )}
    </Card>
  );
};
