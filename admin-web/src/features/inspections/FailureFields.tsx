import { Checkbox, Input, Select } from "antd";
import { noteOf, type Wording } from "@sunshine/domain/inspections/findings-library";
import { MAX_FINDING_PHOTOS } from "@sunshine/domain/inspections/record-parts";
import { EvidenceUpload } from "../evidence/EvidenceUpload";
import type { Draft } from "./provisional";

interface Props {
  readonly code: string;
  readonly draft: Draft;
  /** Wordings of the library for this item. */
  readonly wordings: readonly Wording[];
  readonly onChange: (next: Partial<Draft>) => void;
  /** After a refused submission: what is missing is pointed out. */
  readonly strict: boolean;
}

/** What was seen at an item that fails 问题描述: in the library's words or the officer's own, with photos. */
export const FailureFields = ({ code, draft, wordings, onChange, strict }: Props): React.JSX.Element => {
  const textOf = (ids: readonly string[]): string => noteOf(wordings.filter(({ id }) => ids.includes(id)));
  // The note follows the choice until somebody writes into it.
  const choose = (ids: string[]): void => onChange({ wordings: ids, ...(draft.note === textOf(draft.wordings) && { note: textOf(ids) }) });
  return (
    <div className="check-fail">
      <Select
        mode="multiple"
        className="check-wordings"
        value={[...draft.wordings]}
        options={wordings.map(({ id, text }) => ({ value: id, label: text }))}
        optionFilterProp="label"
        maxCount={6}
        placeholder="选用标准用语，带出法律依据"
        aria-label={`${code} 标准用语`}
        onChange={choose}
      />
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={500}
        value={draft.note}
        {...(strict && !draft.note.trim() && { status: "error" as const })}
        placeholder="写明发现的具体情况（必填），例如：冷藏柜内生熟食品混放"
        aria-label={`${code} 不符合的具体情况`}
        onChange={({ target }) => onChange({ note: target.value })}
      />
      <Checkbox checked={draft.correctedOnSite} onChange={({ target }) => onChange({ correctedOnSite: target.checked })}>当场已改正</Checkbox>
      <div className="check-photos">
        <EvidenceUpload purpose="inspection" label="现场照片" most={MAX_FINDING_PHOTOS} onChange={(photos, uploading) => onChange({ photos, uploading })} />
      </div>
    </div>
  );
};
