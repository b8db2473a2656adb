import { Text, View } from "@tarojs/components";
import { formatDay, formatInstant } from "@sunshine/domain/kernel/day";
import type { Mending } from "@sunshine/domain/rectifications/rectification.contract";
import { MENDING_MOVE_LABELS, MENDING_STATE_LABELS } from "@sunshine/domain/rectifications/rectification.states";
import { Chips } from "../../ui/Choices";
import { Field } from "../../ui/Field";
import { Tag } from "../../ui/Tag";
import { EvidenceRow } from "../evidence/EvidenceRow";
import { PicturePicker } from "../evidence/PicturePicker";
import { USUAL_RETURNS, type Decision } from "./decisions";
import { MENDING_TONES } from "./order-words";

interface Props {
  readonly mending: Mending;
  readonly index: number;
  /** Null where nothing is to be decided now. */
  readonly decision: Decision | null;
  readonly onTheSpot: boolean;
  readonly onDecide: (decision: Decision) => void;
}

const Told = ({ mending: { steps } }: Pick<Props, "mending">) => (
  <>
    {steps.map(({ at, move, by, text, evidence }) => (
      <View key={at + move} className="line">
        <View className="line__dot" />
        <View className="line__words">
          <Text className="line__title">{MENDING_MOVE_LABELS[move]}</Text>
          {text ? <Text className="line__text">{text}</Text> : null}
          <EvidenceRow evidence={evidence} as="officer" />
          <Text className="secondary">{[formatInstant(new Date(at)), by].filter(Boolean).join(" · ")}</Text>
        </View>
      </View>
    ))}
  </>
);

const Choice = ({ code, decision, onTheSpot, onDecide }: { readonly code: string; readonly decision: Decision; readonly onTheSpot: boolean; readonly onDecide: Props["onDecide"] }) => {
  const set = (accept: boolean): void => onDecide({ ...decision, accept: decision.accept === accept ? null : accept });
  return (
    <>
      <View className="verdicts" role="radiogroup">
        <View className={`verdict${decision.accept === true ? " verdict--pass" : ""}`} role="radio" aria-checked={decision.accept === true} id={`accept-${code}`} onClick={() => set(true)}>
          <Text>{onTheSpot ? "已整改" : "通过"}</Text>
        </View>
        <View className={`verdict${decision.accept === false ? " verdict--fail" : ""}`} role="radio" aria-checked={decision.accept === false} id={`return-${code}`} onClick={() => set(false)}>
          <Text>{onTheSpot ? "尚未整改" : "退回"}</Text>
        </View>
      </View>
      {decision.accept === false ? (
        <>
          {onTheSpot ? null : <Chips wrap choices={USUAL_RETURNS.map((words) => ({ value: words, label: words }))} chosen={USUAL_RETURNS.filter((words) => words === decision.reason)} onToggle={(reason) => onDecide({ ...decision, reason })} />}
          <Field label={onTheSpot ? "现场情况，单位会看到" : "退回理由，单位会看到"} kind="long" id={`reason-${code}`} value={decision.reason} onChange={(reason) => onDecide({ ...decision, reason })} placeholder="还差什么，怎样才算整改到位" maxLength={300} />
        </>
      ) : null}
      {onTheSpot && decision.accept !== null ? <PicturePicker pictures={decision.pictures} onChange={(pictures) => onDecide({ ...decision, pictures })} /> : null}
    </>
  );
};

/** One finding with what the shop has answered, and the officer's verdict on it. */
export const DecisionCard = ({ mending, index, decision, onTheSpot, onDecide }: Props) => (
  <View className="card" id={`mending-${mending.code}`}>
    <View className="case-row__head">
      <Text className="case-row__place">{`${index}. ${mending.text}`}</Text>
      <Tag tone={MENDING_TONES[mending.state]}>{MENDING_STATE_LABELS[mending.state]}</Tag>
    </View>
    {mending.key ? <Tag tone="bad">关键项</Tag> : null}
    {mending.note ? <Text className="statement">{`检查时：${mending.note}`}</Text> : null}
    <Told mending={mending} />
    {mending.mendedOn ? <Text className="statement statement--good">{`${formatDay(mending.mendedOn)}已整改`}</Text> : null}
    {decision ? <Choice code={mending.code} decision={decision} onTheSpot={onTheSpot} onDecide={onDecide} /> : null}
  </View>
);
