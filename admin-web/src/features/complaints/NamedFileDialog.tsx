import { useState } from "react";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { messageOf } from "../../platform/api-error";
import { fetchFile } from "../../platform/files";
import { useInvalidate } from "../../platform/query";
import { RevealDialog } from "../../ui/RevealDialog";

interface Props {
  readonly id: string;
  readonly onClose: () => void;
}

/** Prints the case file with the identity, against a reason 含身份的案卷. */
export const NamedFileDialog = ({ id, onClose }: Props): React.JSX.Element => {
  const invalidate = useInvalidate();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const ask = (reason: string): void => {
    setBusy(true);
    fetchFile(complaintApi.namedCaseFile, { id, reason }, "案卷.pdf")
      .then(() => (setDone(true), invalidate("/complaints")))
      .catch((error: unknown) => setTrouble(messageOf(error)))
      .finally(() => setBusy(false));
  };
  return (
    <RevealDialog
      title="打印含身份的案卷"
      warning="案卷中有投诉举报人的姓名和电话，只供您本人使用。您的姓名、时间和原因会记入日志，并印在每一页"
      example="例如：结案归档"
      maxLength={300}
      busy={busy}
      error={trouble}
      onAsk={ask}
      onClose={onClose}
    >
      {done ? <p>案卷已保存到您的电脑，用后请按档案要求保管。</p> : null}
    </RevealDialog>
  );
};
