import { Text, View } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { basisText } from "@sunshine/domain/inspections/findings-library";
import { inspectionApi, type InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { HANDLING_LABELS, INSPECTION_KIND_LABELS, INSPECTION_MODE_LABELS, SIGNING_LABELS, VERDICT_LABELS, VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { CLOCK_VERDICT_LABELS, formatVisit } from "@sunshine/domain/inspections/visit-clock";
import { formatDay } from "@sunshine/domain/kernel/day";
import { requestOf } from "@sunshine/domain/kernel/client";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { openPdf } from "../../platform/document";
import { go } from "../../platform/navigate";
import { asOfficer, officerApi } from "../../platform/officer-api";
import { Button } from "../../ui/Button";
import { Card, Entry, Fact } from "../../ui/Card";
import { GradeTag } from "../../ui/Face";
import { Notice } from "../../ui/Notice";
import { Screen } from "../../ui/Screen";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { EvidenceRow } from "../evidence/EvidenceRow";
import { OfficerGate } from "../officers/OfficerGate";

interface Props {
  readonly record: InspectionView;
}

const openRecord = ({ id, establishmentName, visitedOn }: InspectionView): void => {
  const { url } = requestOf(inspectionApi.record, { id });
  asOfficer("GET", (bearing) => openPdf(url, bearing, `检查记录-${establishmentName}-${visitedOn}.pdf`)).catch((error: unknown) => tell(messageOf(error)));
};

const Head = ({ record }: Props) => (
  <View className="card">
    <View className="case-row__head">
      <View>
        <Text className="page-title">{record.establishmentName}</Text>
        <Text className="score">{`${record.score.toFixed(1)} 分`}</Text>
      </View>
      {record.grade ? <GradeTag grade={record.grade} /> : <Tag tone="unknown">本次不评定等级</Tag>}
    </View>
    <Text className={`statement ${record.result === "conform" ? "statement--good" : record.result === "not_conform" ? "statement--bad" : "statement--notice"}`} id="result">
      {`检查结果：${VISIT_RESULT_LABELS[record.result]}`}
    </Text>
    {record.explanation.map((sentence) => (
      <Text key={sentence} className="case-row__line">
        {sentence}
      </Text>
    ))}
  </View>
);

const whenOf = ({ visit, visitedOn }: InspectionView): string =>
  visit ? formatVisit({ startedAt: new Date(visit.startedAt), endedAt: new Date(visit.endedAt) }) : formatDay(visitedOn);

const Facts = ({ record }: Props) => (
  <Card title="记录">
    <Fact label="类型">{`${INSPECTION_KIND_LABELS[record.kind]} · ${INSPECTION_MODE_LABELS[record.mode]}`}</Fact>
    <Fact label="时间">{whenOf(record)}</Fact>
    {record.visit && record.visit.clock !== "trusted" ? <Fact label="时钟" tone="notice">{CLOCK_VERDICT_LABELS[record.visit.clock]}</Fact> : null}
    <Fact label="检查人员">{record.team.map(({ name, organisation }) => (organisation ? `${name}（${organisation}）` : name)).join("、")}</Fact>
    <Fact label="处理">{`${HANDLING_LABELS[record.handling]}${record.correctBy ? `，期限${formatDay(record.correctBy)}` : ""}`}</Fact>
    <Fact label="签字">{SIGNING_LABELS[record.signing.kind]}</Fact>
    {record.signing.shop ? <Fact label="签字人">{`${record.signing.shop.name}（${record.signing.shop.capacity}）`}</Fact> : null}
    {record.remark ? <Fact label="内部备注">{record.remark}</Fact> : null}
    {record.task ? <Entry title={`任务 ${record.task.number}${record.task.finished ? "，已随之办结" : ""}`} icon="list" id="inspected-task" onClick={() => go("task", { id: record.task?.id ?? "" })} /> : null}
    <Entry title="监督检查结果记录表（PDF）" icon="licence" id="record-pdf" onClick={() => openRecord(record)} />
  </Card>
);

const Findings = ({ record }: Props) => {
  const failed = record.findings.filter(({ verdict }) => verdict === "fail");
  if (failed.length === 0) return null;
  return (
    <Card title={`不符合项（${failed.length}）`}>
      {failed.map(({ code, verdict, text, note, key, basis, photos, correctedOnSite, mendedOn }) => (
        <View key={code} className="finding">
          <Text className="finding__text">{`${code} ${note || text}`}</Text>
          <View className="finding__tags">
            <Tag tone="bad">{key ? `关键项${VERDICT_LABELS[verdict]}` : VERDICT_LABELS[verdict]}</Tag>
            {correctedOnSite ? <Tag tone="good">当场改正</Tag> : null}
            {mendedOn ? <Tag tone="good">{`${formatDay(mendedOn)}已整改`}</Tag> : null}
          </View>
          {basis.length > 0 ? <Text className="secondary">{`依据：${basis.map(basisText).join("、")}`}</Text> : null}
          <EvidenceRow evidence={photos} as="officer" />
        </View>
      ))}
    </Card>
  );
};

/** The order that the visit brought about 责令整改, where there is one. */
const Ordered = ({ record }: Props) => {
  const { data } = useQuery({ queryKey: ["officer", "order-of", record.id], queryFn: () => officerApi(rectificationApi.ofInspection, { inspectionId: record.id }), enabled: record.handling !== "pass" && !record.voided, retry: 2, retryDelay: 800 });
  if (!data) return null;
  return (
    <Notice tone="info" title="已发出责令整改通知">
      <Entry title={data.number} note={`期限${formatDay(data.dueOn)}`} id="inspected-order" onClick={() => go("review", { id: data.id })} />
    </Notice>
  );
};

const Record = ({ id }: { readonly id: string }) => {
  const { data: record, error, refetch } = useQuery({ queryKey: ["officer", "inspection", id], queryFn: () => officerApi(inspectionApi.get, { id }) });
  if (!record) return error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="card" count={3} />;
  return (
    <>
      {record.voided ? <Notice tone="bad" title="这次检查已作废" /> : null}
      <Head record={record} />
      <Ordered record={record} />
      <Findings record={record} />
      <Facts record={record} />
      {record.pictures.length > 0 ? (
        <Card title="场所图片">
          <EvidenceRow evidence={record.pictures.map(({ id: picture, kind }) => ({ id: picture, kind }))} as="officer" />
          <Text className="secondary">{record.pictures.map(({ name }) => name).join("、")}</Text>
        </Card>
      ) : null}
      <Button kind="secondary" id="to-desk" onClick={() => go("officer", {})}>
        回到工作台
      </Button>
    </>
  );
};

/** One inspection as recorded 检查结果: the grade and why, what was found, who signed, the sheet as PDF. */
export const InspectedPageView = ({ id }: { readonly id: string }) => (
  <Screen>
    <OfficerGate>
      <Record id={id} />
    </OfficerGate>
  </Screen>
);
