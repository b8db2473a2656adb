import { Input, Radio } from "antd";
import type { Mending } from "@sunshine/domain/rectifications/rectification.contract";
import { EvidenceUpload } from "../evidence/EvidenceUpload";
import type { Opinion } from "./review";

interface Props {
  readonly mending: Mending;
  readonly opinion: Opinion;
  readonly onTheSpot: boolean;
  readonly problem: string | undefined;
  readonly onChange: (change: Partial<Opinion>) => void;
}

/** The officer's opinion of one finding 逐项核查意见. */
export const ReviewFields = ({ mending: { code }, opinion: { accept, reason }, onTheSpot, problem, onChange }: Props): React.JSX.Element => (
  <div className="review-fields">
    <Radio.Group
      aria-label={`第 ${code} 项核查意见`}
      optionType="button"
      buttonStyle="solid"
      value={accept}
      onChange={({ target }) => onChange({ accept: target.value as boolean })}
      options={onTheSpot ? [{ value: true, label: "现场已整改" }, { value: false, label: "现场尚未整改" }] : [{ value: true, label: "通过" }, { value: false, label: "退回" }]}
    />
    {accept !== null && (
      <Input.TextArea
        aria-label={`第 ${code} 项说明`}
        maxLength={300}
        autoSize={{ minRows: 1, maxRows: 5 }}
        status={problem ? "error" : ""}
        placeholder={accept ? "说明（可不填）" : "请写明还差什么、应当怎样整改，单位会逐字看到"}
        value={reason}
        onChange={({ target }) => onChange({ reason: target.value })}
      />
    )}
    {accept !== null && onTheSpot && <EvidenceUpload purpose="rectification" label="现场照片" most={9} onChange={(evidenceIds, uploading) => onChange({ evidenceIds, uploading })} />}
    {problem && <div className="bad-text" role="alert">{problem}</div>}
  </div>
);
