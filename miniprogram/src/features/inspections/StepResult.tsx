import { Picker, Text, View } from "@tarojs/components";
import type { Handling } from "@sunshine/domain/inspections/inspection.vocabulary";
import { HANDLING_LABELS, HANDLINGS, VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { addDays, formatDay } from "@sunshine/domain/kernel/day";
import { today } from "../../platform/clock";
import { Card } from "../../ui/Card";
import { Chips } from "../../ui/Choices";
import { GradeTag } from "../../ui/Face";
import { Field } from "../../ui/Field";
import { Tag } from "../../ui/Tag";
import { changeDraft, NO_FINDING, type DraftFinding, type InspectionDraft } from "./draft";
import { consequenceOf, failedItems, noteInWords, provisionalOf, unanswered, type Provisional } from "./judgement";
import { PlacePictures } from "./PlacePictures";

interface Props {
  readonly draft: InspectionDraft;
  readonly pack: VisitPack;
}

const Score = ({ provisional: { score, grade, explanation } }: { readonly provisional: Provisional }) => (
  <View className="card" id="provisional">
    <View className="case-row__head">
      <View>
        <Text className="secondary">现场暂计结果，提交后以系统计算为准</Text>
        <Text className="score">{`${score.score100.toFixed(1)} 分`}</Text>
      </View>
      {grade ? <GradeTag grade={grade} /> : <Tag tone="unknown">本次不评定等级</Tag>}
    </View>
    <Text className={`statement ${score.result === "conform" ? "statement--good" : score.result === "not_conform" ? "statement--bad" : "statement--notice"}`}>{`检查结果：${VISIT_RESULT_LABELS[score.result]}`}</Text>
    {explanation.map((sentence) => (
      <Text key={sentence} className="case-row__line">
        {sentence}
      </Text>
    ))}
  </View>
);

const Failure = ({ code, finding, pack }: { readonly code: string; readonly finding: DraftFinding; readonly pack: VisitPack }) => {
  const item = pack.checklist.items.find((one) => one.code === code);
  return (
    <View className="finding">
      <Text className="finding__text">{`${code} ${noteInWords(finding, pack) || (item?.text ?? "")}`}</Text>
      <View className="finding__tags">
        {item?.key ? <Tag tone="bad">关键项</Tag> : null}
        {finding.correctedOnSite ? <Tag tone="good">当场改正</Tag> : <Tag tone="notice">待整改</Tag>}
        {finding.photos.length > 0 ? <Tag>{`照片 ${finding.photos.length} 张`}</Tag> : null}
      </View>
    </View>
  );
};

const Failures = ({ draft, pack }: Props) => {
  const codes = failedItems(draft, pack);
  if (codes.length === 0) return null;
  return <Card title={`不符合项（${codes.length}）`}>{codes.map((code) => <Failure key={code} code={code} finding={draft.findings[code] ?? NO_FINDING} pack={pack} />)}</Card>;
};

const CorrectBy = ({ day }: { readonly day: string | null }) => (
  <>
    <Text className="field__label">整改期限</Text>
    <Picker mode="date" value={day ?? addDays(today(), 1)} start={addDays(today(), 1)} onChange={({ detail }) => changeDraft({ correctBy: detail.value })}>
      <View className="when__one" id="correct-by">
        <Text>{day ? formatDay(day) : "请选择"}</Text>
      </View>
    </Picker>
  </>
);

/** What each handling brings about. */
const NOTES: Record<Handling, string> = {
  pass: "没有需要整改的问题，不发责令整改通知。",
  rectify: "提交后立即向单位发出责令整改通知，到期前提醒，逾期升级。",
  stop: "提交后责令立即停止经营活动，并按程序处理。",
  case: "发现涉嫌违法，移交调查处理。",
};

const HandlingCard = ({ draft, pack, provisional }: Props & { readonly provisional: Provisional }) => {
  const { handling, correctBy } = consequenceOf(draft, pack, provisional);
  return (
    <Card title="处理" icon="list">
      <Chips wrap choices={HANDLINGS.map((value) => ({ value, label: HANDLING_LABELS[value] }))} chosen={[handling]} onToggle={(value) => changeDraft({ handling: value })} />
      <Text className="paragraph">{NOTES[handling]}</Text>
      {handling === "pass" ? null : <CorrectBy day={correctBy} />}
      <Field label="内部备注（单位和公众看不到）" kind="long" id="remark" value={draft.remark} onChange={(remark) => changeDraft({ remark })} maxLength={500} placeholder="给同事的提示，可不填" />
    </Card>
  );
};

/** Third screen: what it comes to, why, and what follows. */
export const StepResult = ({ draft, pack }: Props) => {
  const provisional = provisionalOf(draft, pack);
  const left = unanswered(draft, pack).length;
  return (
    <>
      {provisional ? <Score provisional={provisional} /> : <Card title="现场暂计结果"><Text className="statement statement--notice">{left > 0 ? `还有 ${left} 项没有结论，判完后在这里给出得分、结果和等级。` : "不能把全部项目都列为合理缺项。"}</Text></Card>}
      <Failures draft={draft} pack={pack} />
      {provisional ? <HandlingCard draft={draft} pack={pack} provisional={provisional} /> : null}
      <PlacePictures draft={draft} />
    </>
  );
};
