import { Text, View } from "@tarojs/components";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { confirm } from "../../platform/device";
import { go, replace } from "../../platform/navigate";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Notice } from "../../ui/Notice";
import { discardInspection, sendInspection, takeBack, useInspectionOutbox, type InspectionParcel } from "./outbox";

const Arrived = ({ parcel, receipt }: { readonly parcel: InspectionParcel; readonly receipt: NonNullable<InspectionParcel["receipt"]> }) => {
  const open = (): void => {
    discardInspection(parcel.key);
    replace("inspected", { id: receipt.id });
  };
  return (
    <Notice tone="good" title="检查记录已提交，单位已收到结果">
      {receipt.agrees ? null : <Text className="statement statement--notice">系统计算的结果与现场暂计不同，请在记录中核对。</Text>}
      {receipt.taskLeft ? <Text className="statement statement--notice">{`任务没有随之办结：${receipt.taskLeft}`}</Text> : null}
      <Button id="open-inspected" onClick={open}>
        查看检查结果
      </Button>
    </Notice>
  );
};

const Going = ({ parcel }: { readonly parcel: InspectionParcel }) => {
  const progress = useInspectionOutbox((outbox) => outbox.progress[parcel.key]);
  const share = progress ? (progress.at - 1 + progress.share) / progress.of : 0.9;
  return (
    <>
      <Text className="statement">{progress ? `正在上传第 ${progress.at} / ${progress.of} 张照片` : "正在提交"}</Text>
      <View className="progress" role="progressbar">
        <View className="progress__done" style={{ width: `${Math.round(share * 100)}%` }} />
      </View>
    </>
  );
};

const Waiting = ({ parcel }: { readonly parcel: InspectionParcel }) => (
  <>
    <Text className="statement statement--notice">{`${parcel.problem ?? "还没有发送"}。记录、照片和签名已存在本机，有信号后自动提交，不会重复。`}</Text>
    <Button kind="secondary" id="send-inspection" onClick={() => void sendInspection(parcel.key)}>
      现在提交
    </Button>
  </>
);

/** A finished inspection on its way 正在提交: progress, waiting for a signal, refused, or arrived. */
export const InspectionStatus = ({ parcel }: { readonly parcel: InspectionParcel }) => {
  const busy = useInspectionOutbox((outbox) => outbox.busy.includes(parcel.key));
  if (parcel.state === "sent" && parcel.receipt) return <Arrived parcel={parcel} receipt={parcel.receipt} />;
  const { draft } = parcel.draft;
  const edit = (): void => {
    takeBack(parcel);
    go("inspect", { shop: draft.shopId });
  };
  const drop = async (): Promise<void> => {
    if (await confirm("删除这次检查", "记录、照片和签名会从本机删除，不会提交。", "删除")) discardInspection(parcel.key);
  };
  return (
    <Card title={draft.shopName} aside={<Text className="secondary">{formatInstant(new Date(parcel.madeAt))}</Text>}>
      {busy ? <Going parcel={parcel} /> : null}
      {!busy && parcel.state === "refused" ? <Text className="field__error">{parcel.problem}</Text> : null}
      {!busy && parcel.state === "waiting" ? <Waiting parcel={parcel} /> : null}
      {busy ? null : (
        <View className="buttons">
          <Button kind={parcel.state === "refused" ? "primary" : "plain"} size="small" id="edit-inspection" onClick={edit}>
            返回修改
          </Button>
          <Button kind="plain" size="small" id="drop-inspection" onClick={() => void drop()}>
            删除
          </Button>
        </View>
      )}
    </Card>
  );
};
