import { Text, View } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { formatDay, formatInstant } from "@sunshine/domain/kernel/day";
import { rectificationApi, type Mending, type MendingStep, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { canMoveFinding, MENDING_MOVE_LABELS, MENDING_STATE_LABELS } from "@sunshine/domain/rectifications/rectification.states";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { tell } from "../../platform/device";
import { useActKey } from "../../platform/idempotency";
import type { Picture } from "../../platform/pictures.types";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Tag } from "../../ui/Tag";
import { EvidenceRow } from "../evidence/EvidenceRow";
import { PicturePicker } from "../evidence/PicturePicker";
import { useUploads } from "../evidence/use-uploads";
import { MENDING_TONES } from "./order-words";

interface Props {
  readonly order: RectificationView;
  readonly mending: Mending;
  readonly index: number;
  readonly onChanged: (order: RectificationView) => void;
}

const Step = ({ step: { at, move, by, text, evidence } }: { readonly step: MendingStep }) => (
  <View className="line">
    <View className="line__dot" />
    <View className="line__words">
      <Text className="line__title">{MENDING_MOVE_LABELS[move]}</Text>
      {text ? <Text className="line__text">{text}</Text> : null}
      <EvidenceRow evidence={evidence} />
      <Text className="secondary">{[formatInstant(new Date(at)), by].filter(Boolean).join(" · ")}</Text>
    </View>
  </View>
);

const AnswerForm = ({ order, mending: { code }, onChanged }: Omit<Props, "index">) => {
  const [text, setText] = useState("");
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const { upload, forget, words } = useUploads("rectification", "member");
  const keyFor = useActKey();
  const answering = useMutation({
    mutationFn: async () => {
      const evidenceIds = await upload(pictures);
      return memberApi(rectificationApi.answer, { id: order.id, version: order.version, answers: [{ code, text: text.trim(), evidenceIds }] }, { key: keyFor(`${order.version} ${text} ${evidenceIds.join()}`) });
    },
    onSuccess: (next) => {
      forget(pictures);
      setText("");
      setPictures([]);
      onChanged(next);
      tell("整改情况已反馈，等待核查");
    },
  });
  return (
    <>
      <PicturePicker pictures={pictures} onChange={setPictures} />
      <Field label="整改情况" kind="long" id={`answer-${code}`} value={text} onChange={setText} placeholder="做了什么、什么时候做的" maxLength={500} error={answering.error ? messageOf(answering.error) : null} />
      <Button kind="secondary" id={`send-answer-${code}`} busy={answering.isPending} disabled={text.trim().length < 2} onClick={() => answering.mutate()}>
        {words ?? "提交这一项的整改情况"}
      </Button>
    </>
  );
};

const Found = ({ mending: { text, note, key, basis, state, mendedOn }, index }: Pick<Props, "mending" | "index">) => (
  <>
    <View className="case-row__head">
      <Text className="case-row__place">{`${index}. ${text}`}</Text>
      <Tag tone={MENDING_TONES[state]}>{MENDING_STATE_LABELS[state]}</Tag>
    </View>
    {key ? <Tag tone="bad">关键项</Tag> : null}
    {note ? <Text className="statement">{`现场情况：${note}`}</Text> : null}
    <Text className="secondary">{`依据：${basis}`}</Text>
    {mendedOn ? <Text className="statement statement--good">{`${formatDay(mendedOn)}已整改`}</Text> : null}
  </>
);

/** One finding 整改项: what was found, what has been answered, and the next answer. */
export const MendingCard = ({ order, mending, index, onChanged }: Props) => {
  const { code, state, steps } = mending;
  const [again, setAgain] = useState(false);
  const may = order.abilities.includes("answer") && canMoveFinding(state, "answer");
  const open = state !== "answered" || again;
  const changed = (next: RectificationView): void => {
    setAgain(false);
    onChanged(next);
  };
  return (
    <View className="card" id={`mending-${code}`}>
      <Found mending={mending} index={index} />
      {steps.map((step) => (
        <Step key={step.at + step.move} step={step} />
      ))}
      {may && !open ? (
        <Button kind="plain" size="small" id={`again-${code}`} onClick={() => setAgain(true)}>
          补充反馈
        </Button>
      ) : null}
      {may && open ? <AnswerForm order={order} mending={mending} onChanged={changed} /> : null}
    </View>
  );
};
