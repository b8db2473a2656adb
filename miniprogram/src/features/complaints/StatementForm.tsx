import { Text } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { tell } from "../../platform/device";
import { useActKey } from "../../platform/idempotency";
import type { Picture } from "../../platform/pictures.types";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { PicturePicker } from "../evidence/PicturePicker";
import { useUploads } from "../evidence/use-uploads";

interface Props {
  readonly establishmentId: string;
  readonly id: string;
  readonly onSent: () => void;
}

/** The shop tells its side 单位陈述 to the officers alone, with photos. */
export const StatementForm = ({ establishmentId, id, onSent }: Props) => {
  const [text, setText] = useState("");
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const { upload, forget, words } = useUploads("complaint", "member");
  const keyFor = useActKey();
  const sending = useMutation({
    mutationFn: async () => {
      const evidenceIds = await upload(pictures);
      return memberApi(complaintApi.stateShopSide, { establishmentId, id, text: text.trim(), evidenceIds }, { key: keyFor(`${text} ${evidenceIds.join()}`) });
    },
    onSuccess: () => {
      forget(pictures);
      onSent();
      tell("已告知监管人员");
    },
  });
  return (
    <>
      <Text className="paragraph">只有监管人员能看到。可以附进货票据、监控截图、整改照片。</Text>
      <PicturePicker pictures={pictures} onChange={setPictures} />
      <Field label="情况说明" kind="long" id="statement-text" value={text} onChange={setText} placeholder="当时的情况、已经采取的措施、是否愿意协商" maxLength={1000} error={sending.error ? messageOf(sending.error) : null} />
      <Button id="send-statement" busy={sending.isPending} disabled={text.trim().length < 4} onClick={() => sending.mutate()}>
        {words ?? "提交说明"}
      </Button>
    </>
  );
};
