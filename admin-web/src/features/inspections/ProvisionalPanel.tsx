import { Button, Progress } from "antd";
import { SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { VISIT_RESULT_LABELS, type VisitResult } from "@sunshine/domain/inspections/inspection.vocabulary";
import { explainScore } from "@sunshine/domain/inspections/score";
import { Face } from "../../ui/Face";
import type { Provisional } from "./provisional";

const TONES: Record<VisitResult, string> = { conform: "good-text", mostly_conform: "notice-text", not_conform: "bad-text" };

export const ResultText = ({ result }: { result: VisitResult }): React.JSX.Element => <b className={TONES[result]}>{VISIT_RESULT_LABELS[result]}</b>;

const Outcome = ({ outcome }: { outcome: NonNullable<Provisional["outcome"]> }): React.JSX.Element => (
  <>
    <div className="outcome" aria-live="polite">
      <Face grade={outcome.grade ?? "blocked"} size={56} />
      <div>
        <div className="outcome-score tabular">{outcome.score100.toFixed(1)}<small>分</small></div>
        <div><ResultText result={outcome.result} /> · {outcome.grade ? `动态等级${SHOWN_GRADE_LABELS[outcome.grade]}` : "不评定动态等级"}</div>
      </div>
    </div>
    <ul className="outcome-why">{explainScore(outcome).map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
  </>
);

/** How far the checklist is, and what it comes to 暂计结果. */
export const ProvisionalPanel = ({ provisional, onPassRest }: { provisional: Provisional; onPassRest: () => void }): React.JSX.Element => {
  const { total, answered, fails, keyFails, outcome } = provisional;
  return (
    <div className="provisional">
      <Progress percent={Math.round((answered / Math.max(1, total)) * 100)} format={() => `${answered} / ${total}`} />
      <p className="provisional-line">
        不符合 <b className={fails > 0 ? "bad-text" : ""}>{fails}</b> 项，其中关键项 <b className={keyFails > 0 ? "bad-text" : ""}>{keyFails}</b> 项
      </p>
      {outcome ? <Outcome outcome={outcome} /> : <p className="faint">{answered === total ? "不能把全部项目都列为合理缺项。" : `还有 ${total - answered} 项没有结论，全部填写后显示得分与结果。`}</p>}
      {answered < total && <Button block onClick={onPassRest}>其余 {total - answered} 项全部符合</Button>}
      <p className="provisional-small">暂计结果按现行规则计算，提交后以系统记录为准。键盘：1 符合，2 不符合，3 合理缺项。</p>
    </div>
  );
};
