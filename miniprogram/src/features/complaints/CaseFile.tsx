import { Text, View } from "@tarojs/components";
import type { CaseStep, OwnCaseView } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS, CASE_DEMAND_LABELS, CASE_KIND_LABELS, REFUSAL_GROUND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { formatFen } from "@sunshine/domain/kernel/money";
import { go } from "../../platform/navigate";
import { Card, Entry, Fact } from "../../ui/Card";
import { Tag } from "../../ui/Tag";
import { EvidenceRow } from "../evidence/EvidenceRow";
import { CaseDeadlines } from "./CaseDeadlines";
import { standing } from "./case-words";

interface Props {
  readonly file: OwnCaseView;
  /** May the reader look at the pictures. */
  readonly visible: boolean;
}

const Head = ({ file }: { readonly file: OwnCaseView }) => {
  const { word, tone } = standing(file);
  return (
    <View className="card">
      <View className="case-row__head">
        <Text className="page-title">{file.placeName}</Text>
        <Tag tone={tone}>{word}</Tag>
      </View>
      <Text className="secondary">{`${CASE_KIND_LABELS[file.kind]} ${file.number} · ${CASE_CATEGORY_LABELS[file.category]}`}</Text>
      {file.refusalGround ? <Text className="statement statement--bad">{`不予受理的理由：${REFUSAL_GROUND_LABELS[file.refusalGround]}`}</Text> : null}
      {file.publicSummary ? <Text className="statement">{`处理结果：${file.publicSummary}`}</Text> : null}
      <CaseDeadlines deadlines={file.deadlines} />
      {file.linkedId ? <Entry title={file.kind === "complaint" ? "同时提交的举报" : "同时提交的投诉"} icon="list" id="linked" onClick={() => go("case", { id: file.linkedId ?? "" })} /> : null}
      {file.followers > 0 ? <Text className="secondary">{`另有 ${file.followers} 人关注同一件事`}</Text> : null}
    </View>
  );
};

const Step = ({ step: { at, title, text, by, notice, evidence }, visible }: { readonly step: CaseStep; readonly visible: boolean }) => (
  <View className="line">
    <View className="line__dot" />
    <View className="line__words">
      <View className="line__head">
        <Text className="line__title">{title}</Text>
        {notice ? <Tag tone="info">书面告知</Tag> : null}
      </View>
      {text ? <Text className="line__text">{text}</Text> : null}
      <EvidenceRow evidence={evidence} visible={visible} />
      <Text className="secondary">{[formatInstant(new Date(at)), by].filter(Boolean).join(" · ")}</Text>
    </View>
  </View>
);

const Told = ({ file, visible }: Props) => (
  <Card title="我反映的内容">
    <Text className="statement">{file.story}</Text>
    <EvidenceRow evidence={file.evidence} visible={visible} />
    <Fact label="发生时间">{formatInstant(new Date(file.happenedAt))}</Fact>
    {file.address ? <Fact label="地点">{file.address}</Fact> : null}
    {file.answers.map(({ key, question, answer }) => (
      <Fact key={key} label={question}>
        {answer}
      </Fact>
    ))}
    {file.demands.length > 0 ? <Fact label="请求">{file.demands.map((demand) => CASE_DEMAND_LABELS[demand]).join("、")}</Fact> : null}
    {file.paidOrder ? <Fact label="订单">{`${formatInstant(new Date(file.paidOrder.paidAt))} 付款 ${formatFen(file.paidOrder.amountFen)}，已核实`}</Fact> : null}
  </Card>
);

/** A case as its sender reads it: where it stands, every step in plain words, what was told. */
export const CaseFile = ({ file, visible }: Props) => (
  <>
    <Head file={file} />
    <Card title="办理进度" icon="history">
      {[...file.timeline].reverse().map((step) => (
        <Step key={step.at + step.title} step={step} visible={visible} />
      ))}
    </Card>
    <Told file={file} visible={visible} />
  </>
);
