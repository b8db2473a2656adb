import { Text } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { dispatchApi, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { messageOf } from "../../platform/answer";
import { officerApi } from "../../platform/officer-api";
import type { Picture } from "../../platform/pictures.types";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { PicturePicker } from "../evidence/PicturePicker";
import { useUploads } from "../evidence/use-uploads";

interface Props {
  readonly task: TaskView;
  readonly onChanged: (task: TaskView) => void;
}

/** What was found and done 处置结果, with photos. */
export const FinishForm = ({ task: { id, version }, onChanged }: Props) => {
  const [result, setResult] = useState("");
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const { upload, forget, words } = useUploads("dispatch", "officer");
  const finishing = useMutation({
    mutationFn: async () => officerApi(dispatchApi.finish, { id, version, result: result.trim(), evidenceIds: await upload(pictures) }),
    onSuccess: (task) => {
      forget(pictures);
      onChanged(task);
    },
  });
  return (
    <>
      <Text className="field__label">现场照片或视频</Text>
      <PicturePicker pictures={pictures} onChange={setPictures} />
      <Field label="处置结果（不要写电话号码等个人信息）" kind="long" id="finish-text" value={result} onChange={setResult} placeholder="到场后看到什么，做了什么" maxLength={500} error={finishing.error ? messageOf(finishing.error) : null} />
      <Button id="confirm-finish" busy={finishing.isPending && words === null} disabled={finishing.isPending || result.trim().length < 4} onClick={() => finishing.mutate()}>
        {words ?? "办结任务"}
      </Button>
    </>
  );
};
