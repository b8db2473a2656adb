import { Text, View } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { inspectionApi, type InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { INSPECTION_KIND_LABELS, INSPECTION_MODE_LABELS, VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatVisit } from "@sunshine/domain/inspections/visit-clock";
import { requestOf } from "@sunshine/domain/kernel/client";
import { formatDay } from "@sunshine/domain/kernel/day";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { ORDER_STATE_LABELS } from "@sunshine/domain/rectifications/rectification.states";
import { messageOf } from "../../platform/answer";
import { bearerOf, memberApi } from "../../platform/api";
import { readToken } from "../../platform/credentials";
import { tell } from "../../platform/device";
import { openPdf } from "../../platform/document";
import { go } from "../../platform/navigate";
import { useLive } from "../../platform/use-live";
import { Button } from "../../ui/Button";
import { Card, Entry, Fact } from "../../ui/Card";
import { GradeTag } from "../../ui/Face";
import { Screen } from "../../ui/Screen";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { ORDER_NEWS } from "../rectifications/order-words";
import { FoundCard } from "./FoundCard";
import { SignaturesCard } from "./SignaturesCard";
import { handlingInWords, RESULT_TONES, VISIT_NEWS } from "./visit-words";

const whenOf = ({ visit, visitedOn }: InspectionView): string => (visit ? formatVisit({ startedAt: new Date(visit.startedAt), endedAt: new Date(visit.endedAt) }) : formatDay(visitedOn));

const peopleOf = ({ team }: InspectionView): string => team.map(({ name, organisation }) => (organisation === "" ? name : `${name}（${organisation}）`)).join("、");

const Head = ({ visit }: { readonly visit: InspectionView }) => (
  <View className="card">
    <View className="case-row__head">
      <Text className="page-title" id="visit-score">{`${visit.score.toFixed(1)} 分`}</Text>
      <Tag tone={visit.voided ? "unknown" : RESULT_TONES[visit.result]}>{visit.voided ? "已作废" : VISIT_RESULT_LABELS[visit.result]}</Tag>
    </View>
    {visit.grade ? <GradeTag grade={visit.grade} /> : <Text className="statement">本次不评定动态等级</Text>}
    <Fact label="检查时间">{whenOf(visit)}</Fact>
    <Fact label="检查类型">{`${INSPECTION_KIND_LABELS[visit.kind]}（${INSPECTION_MODE_LABELS[visit.mode]}）`}</Fact>
    <Fact label="检查人员">{peopleOf(visit)}</Fact>
    <Fact label="处理">{handlingInWords(visit)}</Fact>
  </View>
);

const Reckoned = ({ explanation }: Pick<InspectionView, "explanation">) => (
  <Card title="结果怎么来的">
    {explanation.map((sentence) => (
      <Text key={sentence} className="paragraph">
        {sentence}
      </Text>
    ))}
  </Card>
);

/** The order that followed, where one did. */
const OrderEntry = ({ id }: { readonly id: string }) => {
  const { data: order, refetch } = useQuery({ queryKey: ["rectification-of", id], queryFn: () => memberApi(rectificationApi.ofInspection, { inspectionId: id }).catch(() => null) });
  useLive({ names: ORDER_NEWS, onNews: () => void refetch() });
  return order ? (
    <View className="card">
      <Entry title={order.number} note={ORDER_STATE_LABELS[order.state]} icon="list" id="order-of-visit" onClick={() => go("shopMend", { id: order.id })} />
    </View>
  ) : null;
};

const RecordButton = ({ visit: { id, visitedOn } }: { readonly visit: InspectionView }) => {
  const [opening, setOpening] = useState(false);
  const open = async (): Promise<void> => {
    setOpening(true);
    const { url } = requestOf(inspectionApi.record, { id });
    await openPdf(url, bearerOf(readToken()), `监督检查结果记录表-${visitedOn}.pdf`).catch((error: unknown) => tell(messageOf(error)));
    setOpening(false);
  };
  return (
    <Button kind="secondary" id="record-pdf" busy={opening} onClick={() => void open()}>
      监督检查结果记录表（PDF）
    </Button>
  );
};

/** One inspection 检查结果 as the shop reads it: the result and why, what was found, who signed, and the sheet to post. */
export const VisitPageView = ({ id }: { readonly id: string }) => {
  const { data: visit, error, refetch } = useQuery({ queryKey: ["visit", id], queryFn: () => memberApi(inspectionApi.get, { id }) });
  useLive({ names: VISIT_NEWS, enabled: visit !== undefined, onNews: () => void refetch() });
  return (
    <Screen>
      {!visit && error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : null}
      {!visit && !error ? <Skeleton shape="card" count={3} /> : null}
      {visit ? (
        <>
          <Head visit={visit} />
          <FoundCard visit={visit} />
          {visit.fails > 0 ? <OrderEntry id={id} /> : null}
          <Reckoned explanation={visit.explanation} />
          <SignaturesCard visit={visit} />
          <RecordButton visit={visit} />
          <Text className="hint">结果记录表应在店内醒目位置公示，至下一次检查</Text>
        </>
      ) : null}
      <IdentitySheet />
    </Screen>
  );
};
