import { Switch, Text, View } from "@tarojs/components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatDay } from "@sunshine/domain/kernel/day";
import { requestOf } from "@sunshine/domain/kernel/client";
import { rectificationApi, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { ORDER_STATE_LABELS } from "@sunshine/domain/rectifications/rectification.states";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { openPdf } from "../../platform/document";
import { asOfficer, officerApi } from "../../platform/officer-api";
import { useLive } from "../../platform/use-live";
import { Button } from "../../ui/Button";
import { Entry, Fact } from "../../ui/Card";
import { Screen } from "../../ui/Screen";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { useUploads } from "../evidence/use-uploads";
import { OfficerGate } from "../officers/OfficerGate";
import { DecisionCard } from "./DecisionCard";
import { decidable, decisionProblem, UNDECIDED, type Decisions } from "./decisions";
import { ExtensionDecision } from "./ExtensionDecision";
import { dueInWords, ORDER_NEWS, ORDER_TONES } from "./order-words";

interface Props {
  readonly order: RectificationView;
  readonly onChanged: (order: RectificationView) => void;
}

const openNotice = ({ id, number }: RectificationView): void => {
  const { url } = requestOf(rectificationApi.notice, { id });
  asOfficer("GET", (bearing) => openPdf(url, bearing, `${number}.pdf`)).catch((error: unknown) => tell(messageOf(error)));
};

const Head = ({ order }: Pick<Props, "order">) => (
  <View className="card">
    <View className="case-row__head">
      <Text className="page-title">{order.establishmentName}</Text>
      <Tag tone={ORDER_TONES[order.state]}>{ORDER_STATE_LABELS[order.state]}</Tag>
    </View>
    <Text className="secondary">{order.number}</Text>
    <Text className={`statement${order.clock === "overdue" ? " statement--bad" : order.clock === "near" ? " statement--notice" : ""}`} id="due">
      {dueInWords(order)}
    </Text>
    <Fact label="检查">{`${formatDay(order.inspectedOn)} · ${order.inspectors.join("、")}`}</Fact>
    <Entry title="责令整改通知书（PDF）" icon="licence" id="notice" onClick={() => openNotice(order)} />
  </View>
);

/** Sends what was decided, photos first. */
const useReview = ({ order, onChanged }: Props, onTheSpot: boolean, decisions: Decisions) => {
  const { upload, forget, words } = useUploads("rectification", "officer");
  const codes = decidable(order, onTheSpot).filter((code) => (decisions[code]?.accept ?? null) !== null);
  const reviewing = useMutation({
    mutationFn: async () => {
      const made = [];
      for (const code of codes) {
        const { accept, reason, pictures } = decisions[code] ?? UNDECIDED;
        made.push({ code, accept: accept === true, reason: accept ? "" : reason.trim(), evidenceIds: onTheSpot ? await upload(pictures) : [] });
      }
      return officerApi(rectificationApi.review, { id: order.id, version: order.version, onTheSpot, decisions: made });
    },
    onSuccess: (next) => {
      codes.forEach((code) => forget(decisions[code]?.pictures ?? []));
      onChanged(next);
      tell(next.state === "closed" ? "全部整改到位，评级随即更新" : "核查结论已告知单位");
    },
  });
  return { reviewing, words, count: codes.length };
};

const OnTheSpot = ({ value, onChange }: { readonly value: boolean; readonly onChange: (value: boolean) => void }) => (
  <View className="card">
    <View className="entry entry--plain">
      <Text className="entry__title">我在现场核查</Text>
      <Switch checked={value} color="#0F7B5F" onChange={({ detail }) => onChange(detail.value)} id="on-the-spot" />
    </View>
    <Text className="secondary">{value ? "不论单位是否反馈，都可以按现场情况认定" : "按单位反馈的文字和照片核查"}</Text>
  </View>
);

const SendReview = ({ review: { reviewing, words, count }, problem }: { readonly review: ReturnType<typeof useReview>; readonly problem: string | null }) => (
  <View className="parcel">
    {count > 0 && problem ? <Text className="field__error">{problem}</Text> : null}
    {reviewing.error ? <Text className="field__error">{messageOf(reviewing.error)}</Text> : null}
    <Button id="send-review" busy={reviewing.isPending && words === null} disabled={reviewing.isPending || problem !== null} onClick={() => reviewing.mutate()}>
      {words ?? (count > 0 ? `提交 ${count} 项核查结论` : "请先逐项核查")}
    </Button>
  </View>
);

const Findings = ({ order, onChanged }: Props) => {
  const [onTheSpot, setOnTheSpot] = useState(false);
  const [decisions, setDecisions] = useState<Decisions>({});
  const may = order.abilities.includes("review");
  const codes = may ? decidable(order, onTheSpot) : [];
  const changed = (next: RectificationView): void => {
    setDecisions({});
    onChanged(next);
  };
  const review = useReview({ order, onChanged: changed }, onTheSpot, decisions);
  return (
    <>
      {may ? <OnTheSpot value={onTheSpot} onChange={setOnTheSpot} /> : null}
      {order.mendings.map((mending, index) => (
        <DecisionCard
          key={mending.code}
          mending={mending}
          index={index + 1}
          onTheSpot={onTheSpot}
          decision={codes.includes(mending.code) ? (decisions[mending.code] ?? UNDECIDED) : null}
          onDecide={(decision) => setDecisions({ ...decisions, [mending.code]: decision })}
        />
      ))}
      {codes.length > 0 ? <SendReview review={review} problem={decisionProblem(decisions, codes)} /> : null}
    </>
  );
};

const Review = ({ id }: { readonly id: string }) => {
  const client = useQueryClient();
  const { data: order, error, refetch } = useQuery({ queryKey: ["officer", "review", id], queryFn: () => officerApi(rectificationApi.get, { id }) });
  useLive({ names: ORDER_NEWS, as: "officer", enabled: order !== undefined, onNews: () => void refetch() });
  const changed = (next: RectificationView): void => {
    client.setQueryData(["officer", "review", id], next);
    void client.invalidateQueries({ queryKey: ["officer", "reviews"] });
  };
  if (!order) return error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="card" count={3} />;
  return (
    <>
      <Head order={order} />
      <ExtensionDecision order={order} onChanged={changed} />
      <Findings order={order} onChanged={changed} />
    </>
  );
};

/** One order on the officer's phone 整改核查: finding by finding, by the shop's photos or on the spot. */
export const ReviewPageView = ({ id }: { readonly id: string }) => (
  <Screen>
    <OfficerGate>
      <Review id={id} />
    </OfficerGate>
  </Screen>
);
