import { Tag } from "antd";
import type { ReactNode } from "react";
import { formatDay, formatInstant } from "@sunshine/domain/kernel/day";
import type { Mending, MendingStep } from "@sunshine/domain/rectifications/rectification.contract";
import { MENDING_MOVE_LABELS, MENDING_STATE_LABELS, type MendingState } from "@sunshine/domain/rectifications/rectification.states";
import { EvidenceStrip } from "../evidence/EvidenceStrip";

const COLOURS: Record<MendingState, string> = { open: "default", answered: "blue", returned: "orange", mended: "green" };

/** Rounds 轮次: an answer begins one, the officer's decision belongs to it. */
export const roundOf = (steps: readonly MendingStep[], at: number): number => Math.max(1, steps.slice(0, at + 1).filter(({ move }) => move === "answer").length);

const Step = ({ step: { move, at, by, text, evidence }, round, capture }: { step: MendingStep; round: number; capture: boolean }): React.JSX.Element => (
  <li className={`mending-step is-${move}`}>
    <div className="mending-step-head">
      <b>{MENDING_MOVE_LABELS[move]}</b>
      {move === "answer" && <span className="faint">第 {round} 次</span>}
      <span className="faint tabular">{by} · {formatInstant(new Date(at))}</span>
    </div>
    {text && <p>{text}</p>}
    <EvidenceStrip evidence={evidence} capture={capture ? "拍摄信息用于核实照片是否在该单位拍摄。" : undefined} size={88} />
  </li>
);

interface Props {
  readonly mending: Mending;
  /** May the reader ask when and where photos were taken. */
  readonly capture: boolean;
  /** What the reader may do with it now. */
  readonly children?: ReactNode;
}

/** One finding of an order with every round of its mending 整改项. */
export const FindingCard = ({ mending: { code, section, text, note, key, basis, state, mendedOn, steps }, capture, children }: Props): React.JSX.Element => (
  <article className={`mending is-${state}`} id={`finding-${code}`}>
    <header className="mending-head">
      <span className="mending-code tabular">{code}</span>
      <div className="mending-words">
        <h3>{note || text}{key && <Tag color="red" className="tag-after">关键项</Tag>}</h3>
        <div className="faint">{section} · {text}</div>
        {basis && <div className="faint">依据：{basis}</div>}
      </div>
      <Tag color={COLOURS[state]}>{state === "mended" && mendedOn ? `${formatDay(mendedOn)}已整改` : MENDING_STATE_LABELS[state]}</Tag>
    </header>
    {steps.length === 0 && <p className="mending-none">单位尚未反馈。</p>}
    {steps.length > 0 && <ol className="mending-steps">{steps.map((step, at) => <Step key={`${step.at}-${at}`} step={step} round={roundOf(steps, at)} capture={capture} />)}</ol>}
    {children && <div className="mending-act no-print">{children}</div>}
  </article>
);
