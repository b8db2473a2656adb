import { Text, View } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { useActKey } from "../../platform/idempotency";
import type { Picture } from "../../platform/pictures.types";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Tick } from "../../ui/Tick";
import { PicturePicker } from "../evidence/PicturePicker";
import { useUploads } from "../evidence/use-uploads";
import { OFFICER_MOVES, type MoveGiven, type OfficerMove } from "./officer-moves";

interface Props {
  readonly file: OfficerCaseView;
  readonly move: OfficerMove;
  readonly onChanged: (file: OfficerCaseView) => void;
}

/** Sends the photos, then the act itself, under one key as long as nothing of it changes. */
const useMove = ({ file, move, onChanged }: Props, given: Omit<MoveGiven, "evidenceIds">, pictures: readonly Picture[]) => {
  const form = OFFICER_MOVES[move];
  const keyFor = useActKey();
  const { upload, forget, words } = useUploads("complaint", "officer");
  const acting = useMutation({
    mutationFn: async () => {
      const evidenceIds = await upload(pictures);
      return form.run(file, { ...given, text: given.text.trim(), evidenceIds }, keyFor(`${move} ${file.version} ${given.text} ${given.choice} ${evidenceIds.join()}`));
    },
    onSuccess: (next) => {
      forget(pictures);
      onChanged(next);
      tell(form.done);
    },
  });
  return { acting, words };
};

interface ChoicesProps {
  readonly choices: { readonly label: string; readonly of: readonly { readonly value: string; readonly label: string }[] };
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const Choices = ({ choices: { label, of }, value, onChange }: ChoicesProps) => (
  <View className="field">
    <Text className="field__label">{label}</Text>
    {of.map((one) => (
      <Tick key={one.value} radio checked={one.value === value} title={one.label} id={`choice-${one.value}`} onToggle={() => onChange(one.value)} />
    ))}
  </View>
);

const Send = ({ form, acting, words, ready, id }: { readonly form: (typeof OFFICER_MOVES)[OfficerMove]; readonly acting: ReturnType<typeof useMove>["acting"]; readonly words: string | null; readonly ready: boolean; readonly id: string }) => (
  <>
    {acting.error ? <Text className="field__error">{messageOf(acting.error)}</Text> : null}
    <Button kind={form.danger ? "danger" : "primary"} id={id} busy={acting.isPending && words === null} disabled={acting.isPending || !ready} onClick={() => acting.mutate()}>
      {words ?? form.button}
    </Button>
  </>
);

const isReady = (file: OfficerCaseView, move: OfficerMove, text: string, choice: string): boolean => {
  const { choices, text: words } = OFFICER_MOVES[move];
  return (!choices || choice !== "") && text.trim().length >= (words?.least(file) ?? 0);
};

/** What one act on a case needs 办理, and the words that go out with it. */
export const OfficerMoveForm = ({ file, move, onChanged }: Props) => {
  const form = OFFICER_MOVES[move];
  const choices = form.choices?.(file);
  const [text, setText] = useState("");
  const [choice, setChoice] = useState("");
  const [notice, setNotice] = useState(form.notice?.(file) ?? "");
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const { acting, words } = useMove({ file, move, onChanged }, { text, choice, notice }, pictures);
  return (
    <>
      {choices ? <Choices choices={choices} value={choice} onChange={setChoice} /> : null}
      {form.text ? <Field label={form.text.label} kind="long" id={`${move}-text`} value={text} onChange={setText} placeholder={form.text.hint} maxLength={form.text.most} /> : null}
      {form.photos ? <PicturePicker pictures={pictures} onChange={setPictures} /> : null}
      {form.notice ? <Field label="告知投诉举报人的内容（花括号中的由系统填写）" kind="long" id={`${move}-notice`} value={notice} onChange={setNotice} maxLength={1_000} /> : null}
      <Send form={form} acting={acting} words={words} ready={isReady(file, move, text, choice)} id={`confirm-${move}`} />
    </>
  );
};
