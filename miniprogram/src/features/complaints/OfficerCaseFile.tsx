import { Text, View } from "@tarojs/components";
import type { ReactNode } from "react";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS, CASE_DEMAND_LABELS, CASE_KIND_LABELS, REFUSAL_GROUND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { formatFen } from "@sunshine/domain/kernel/money";
import { go } from "../../platform/navigate";
import { showWay } from "../../platform/way-there";
import { Button } from "../../ui/Button";
import { Card, Entry, Fact } from "../../ui/Card";
import { Tag } from "../../ui/Tag";
import { EvidenceRow } from "../evidence/EvidenceRow";
import { deadlineTone, standing } from "./case-words";
import { clockOfCase } from "./officer-words";

interface Props {
  readonly file: OfficerCaseView;
}

const handledBy = ({ mine, handlerName }: OfficerCaseView): string => (mine ? "由您承办" : handlerName ? `${handlerName}承办` : "尚无承办人");

const Where = ({ file: { lng, lat, placeName, address, establishmentId } }: Props) => (
  <>
    {address ? <Fact label="地点">{address}</Fact> : null}
    {lng !== null && lat !== null ? (
      <Button kind="secondary" size="small" id="navigate" onClick={() => showWay({ lng, lat, name: placeName })}>
        导航到现场
      </Button>
    ) : null}
    {establishmentId ? <Entry title="对该单位开展检查" icon="check" id="case-inspect" onClick={() => go("inspect", { shop: establishmentId })} /> : null}
  </>
);

const Head = ({ file }: Props) => {
  const { word, tone } = standing(file);
  return (
    <View className="card">
      <View className="case-row__head">
        <Text className="page-title">{file.placeName}</Text>
        <Tag tone={tone}>{word}</Tag>
      </View>
      <Text className="secondary">{`${CASE_KIND_LABELS[file.kind]} ${file.number} · ${CASE_CATEGORY_LABELS[file.category]} · ${handledBy(file)}`}</Text>
      <Text className={`statement${file.deadline ? ` statement--${deadlineTone(file.deadline)}` : ""}`} id="deadline">
        {clockOfCase(file)}
      </Text>
      {file.refusalGround ? <Fact label="不予受理">{`${REFUSAL_GROUND_LABELS[file.refusalGround]}${file.refusalText ? `：${file.refusalText}` : ""}`}</Fact> : null}
      {file.publicSummary ? <Fact label="处理结果">{file.publicSummary}</Fact> : null}
      <Where file={file} />
    </View>
  );
};

const Told = ({ file }: Props) => (
  <Card title="反映的内容" aside={file.anonymous ? <Tag tone="info">匿名举报</Tag> : null}>
    <Text className="statement">{file.story}</Text>
    <EvidenceRow evidence={file.evidence} as="officer" />
    <Fact label="发生时间">{formatInstant(new Date(file.happenedAt))}</Fact>
    {file.answers.map(({ key, question, answer }) => (
      <Fact key={key} label={question}>
        {answer}
      </Fact>
    ))}
    {file.demands.length > 0 ? <Fact label="请求">{file.demands.map((demand) => CASE_DEMAND_LABELS[demand]).join("、")}</Fact> : null}
    {file.paidOrder ? <Fact label="订单">{`${formatInstant(new Date(file.paidOrder.paidAt))} 付款 ${formatFen(file.paidOrder.amountFen)}，已核实`}</Fact> : null}
    {file.claimant && file.claimant.total > 1 ? <Fact label="重复反映">{`同一人共 ${file.claimant.total} 件，近 90 天 ${file.claimant.last90Days} 件，对本单位 ${file.claimant.sameShop} 件；不作为不予受理的理由`}</Fact> : null}
    {file.shopSummary ? <Fact label="已告知店铺">{file.shopSummary}</Fact> : null}
    {file.rating ? <Fact label="对方评价">{`${file.rating.stars} 星，${file.rating.solved ? "已解决" : "未解决"}${file.rating.text ? `：${file.rating.text}` : ""}`}</Fact> : null}
  </Card>
);

const Timeline = ({ file }: Props) => (
  <Card title="案卷" icon="history">
    {[...file.timeline].reverse().map(({ at, title, text, by, notice, evidence, audience }) => (
      <View key={at + title} className="line">
        <View className="line__dot" />
        <View className="line__words">
          <View className="line__head">
            <Text className="line__title">{title}</Text>
            {notice ? <Tag tone="info">书面告知</Tag> : null}
            {audience === "office" ? <Tag>仅内部</Tag> : null}
          </View>
          {text ? <Text className="line__text">{text}</Text> : null}
          <EvidenceRow evidence={evidence} as="officer" />
          <Text className="secondary">{[formatInstant(new Date(at)), by].filter(Boolean).join(" · ")}</Text>
        </View>
      </View>
    ))}
  </Card>
);

/** A case file 案卷 as its officer reads it, the acts below its head; who complained is not in it. */
export const OfficerCaseFile = ({ file, children }: Props & { readonly children: ReactNode }) => (
  <>
    <Head file={file} />
    {children}
    <Told file={file} />
    <Timeline file={file} />
  </>
);
