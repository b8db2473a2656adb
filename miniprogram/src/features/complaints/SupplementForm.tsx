import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { OwnCaseView } from "@sunshine/domain/complaints/complaint.views";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { useActKey } from "../../platform/idempotency";
import type { Picture } from "../../platform/pictures.types";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Field } from "../../ui/Field";
import { PicturePicker } from "../evidence/PicturePicker";
import { useUploads } from "../evidence/use-uploads";

interface Props {
  readonly anonymous: boolean;
  readonly send: (given: { text: string; evidenceIds: string[] }, key: string) => Promise<OwnCaseView>;
  readonly onSent: (file: OwnCaseView) => void;
}

/** More words or photos for a running case 补充材料. */
export const SupplementForm = ({ anonymous, send, onSent }: Props) => {
  const [text, setText] = useState("");
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const { upload, forget, words } = useUploads("complaint", anonymous ? "nobody" : "member");
  const keyFor = useActKey();
  const sending = useMutation({
    mutationFn: async () => send({ text: text.trim(), evidenceIds: await upload(pictures) }, keyFor(text + pictures.map(({ key }) => key).join())),
    onSuccess: (file) => {
      forget(pictures);
      onSent(file);
      setText("");
      setPictures([]);
      tell("补充内容已送到案卷");
    },
  });
  return (
    <Card title="补充说明或照片">
      <PicturePicker pictures={pictures} onChange={setPictures} />
      <Field label="补充内容" kind="long" id="supplement-text" value={text} onChange={setText} maxLength={1000} error={sending.error ? messageOf(sending.error) : null} />
      <Button kind="secondary" id="send-supplement" busy={sending.isPending} disabled={text.trim().length < 2} onClick={() => sending.mutate()}>
        {words ?? "提交补充"}
      </Button>
    </Card>
  );
};
