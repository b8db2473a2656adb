import { AimOutlined } from "@ant-design/icons";
import { Button, Image } from "antd";
import { useState } from "react";
import { evidenceApi, type EvidenceRef } from "@sunshine/domain/evidence/evidence.contract";
import { fileUrl } from "../../platform/files";
import { CaptureDialog } from "./CaptureDialog";

interface Props {
  readonly evidence: readonly EvidenceRef[];
  /** True: the person may ask when and where it was taken; each look is logged. */
  readonly capture?: boolean;
  readonly size?: number;
}

/** Photos and clips of a record 证据材料. */
export const EvidenceStrip = ({ evidence, capture = false, size = 96 }: Props): React.JSX.Element | null => {
  const [asking, setAsking] = useState<string | null>(null);
  if (evidence.length === 0) return null;
  return (
    <Image.PreviewGroup>
      <div className="evidence-strip">
        {evidence.map(({ id, kind }, at) => (
          <figure key={id} className="evidence-one">
            {kind === "photo" ? (
              <Image width={size} height={size} alt={`照片 ${at + 1}`} src={fileUrl(evidenceApi.thumbnail, { id })} preview={{ src: fileUrl(evidenceApi.view, { id }) }} />
            ) : (
              <video width={size * 1.7} height={size} controls preload="none" aria-label="视频" src={fileUrl(evidenceApi.view, { id })} />
            )}
            {capture && <Button type="link" size="small" icon={<AimOutlined />} onClick={() => setAsking(id)}>拍摄信息</Button>}
          </figure>
        ))}
      </div>
      {asking !== null && <CaptureDialog id={asking} onClose={() => setAsking(null)} />}
    </Image.PreviewGroup>
  );
};
