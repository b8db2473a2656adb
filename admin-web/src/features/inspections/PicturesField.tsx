import { Input } from "antd";
import { MAX_PICTURES } from "@sunshine/domain/inspections/record-parts";
import { EvidenceUpload } from "../evidence/EvidenceUpload";

/** A picture of the place and what it shows. */
export interface NamedPicture {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly pictures: readonly NamedPicture[];
  readonly onChange: (pictures: NamedPicture[], uploading: boolean) => void;
}

/** Pictures of the place 场所图片, each under the name of what it shows. */
export const PicturesField = ({ pictures, onChange }: Props): React.JSX.Element => {
  const nameOf = (id: string): string => pictures.find((it) => it.id === id)?.name ?? "";
  return (
    <>
      <EvidenceUpload purpose="inspection" label="添加图片" most={MAX_PICTURES} onChange={(ids, uploading) => onChange(ids.map((id) => ({ id, name: nameOf(id) })), uploading)} />
      <div className="picture-names">
        {pictures.map(({ id, name }, at) => (
          <Input
            key={id}
            prefix={<span className="faint">图片 {at + 1}</span>}
            value={name}
            maxLength={30}
            placeholder="拍摄部位，如烹饪间、专间"
            aria-label={`图片 ${at + 1} 的部位`}
            {...(name.trim().length < 2 && { status: "warning" as const })}
            onChange={({ target }) => onChange(pictures.map((it) => (it.id === id ? { id, name: target.value } : it)), false)}
          />
        ))}
      </div>
    </>
  );
};
