import { View } from "@tarojs/components";
import { useDidShow } from "@tarojs/taro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { CASE_KIND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { dayOf, formatDay } from "@sunshine/domain/kernel/day";
import { memberApi } from "../../platform/api";
import { go } from "../../platform/navigate";
import { useSession } from "../../platform/session";
import { useLive } from "../../platform/use-live";
import { Button } from "../../ui/Button";
import { Card, Entry } from "../../ui/Card";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { CaseRow } from "./CaseRow";
import { countdown } from "./case-words";
import { CASE_NEWS } from "./case-news";
import { useOutbox } from "./outbox";
import { ParcelCard } from "./ParcelCard";
import { UnfollowButton } from "./UnfollowButton";

const MOST = 100;

const Mine = () => {
  const { data, error, isPending, refetch } = useQuery({ queryKey: ["my-cases"], queryFn: () => memberApi(complaintApi.mine, { limit: MOST }) });
  if (error) return <ErrorRetry error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton shape="row" count={3} />;
  if (data.rows.length === 0) return <Empty icon="list" title="还没有实名的投诉或举报" note="提交后，这里会显示每一步进度和办理期限" />;
  return (
    <Card title="我提交的">
      {data.rows.map((row) => (
        <CaseRow key={row.id} row={row} lines={[`${CASE_KIND_LABELS[row.kind]} ${row.number} · ${formatDay(dayOf(new Date(row.receivedAt)))}`, ...(row.deadline ? [countdown(row.deadline)] : [])]} onOpen={() => go("case", { id: row.id })} />
      ))}
    </Card>
  );
};

const Followed = () => {
  const { data } = useQuery({ queryKey: ["followed-cases"], queryFn: () => memberApi(complaintApi.followed, { limit: MOST }) });
  if (!data || data.rows.length === 0) return null;
  return (
    <Card title="我关注的">
      {data.rows.map((row) => (
        <View key={row.id} className="followed">
          <CaseRow row={row} lines={[`${formatDay(row.receivedOn)}收到`, ...(row.publicSummary ? [row.publicSummary] : [])]} />
          <UnfollowButton id={row.id} />
        </View>
      ))}
    </Card>
  );
};

/** My complaints and reports 我的投诉举报: what waits on this phone, what was sent, what is followed. */
export const CasesPageView = () => {
  const client = useQueryClient();
  const known = useSession(({ me }) => me.kind === "member");
  const parcels = useOutbox((outbox) => outbox.parcels);
  const refresh = (): void => void client.invalidateQueries({ queryKey: ["my-cases"] }).then(() => client.invalidateQueries({ queryKey: ["followed-cases"] }));
  useDidShow(refresh);
  useLive({ names: CASE_NEWS, enabled: known, onNews: refresh });
  return (
    <Screen>
      {parcels.map(({ key }) => (
        <ParcelCard key={key} parcelKey={key} onEdit={() => go("complain", {})} />
      ))}
      <Mine />
      <Followed />
      <View className="card">
        <Entry title="凭查询码查看匿名举报" icon="search" onClick={() => go("followUp", {})} id="follow-up" />
      </View>
      <Button kind="secondary" id="new-complaint" onClick={() => go("complain", {})}>
        我要投诉或举报
      </Button>
      <IdentitySheet />
    </Screen>
  );
};
