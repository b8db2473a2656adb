import { AimOutlined } from "@ant-design/icons";
import { Button, Image } from "antd";
import { useState } from "react";
import { evidenceApi, type EvidenceRef } from "@sunshine/domain/evidence/evidence.contract";
import { fileUrl } from "../../platform/files";
import { CaptureDialog } from "./CaptureDialog";

interface Props {
  readonly evidence: readonly EvidenceRef[];
  /** Present: the person may ask when and where it was taken, and is warned so; each look is logged. */
  readonly capture?: string | undefined;
  readonly size?: number;
}

/** Photos and clips of a record 证据材料. */
export const EvidenceStrip = ({ evidence, capture, size = 96 }: Props): React.JSX.Element | null => {
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
            {capture !== undefined && <Button type="link" size="small" icon={<AimOutlined />} onClick={() => setAsking(id)}>拍摄信息</Button>}
          </figure>
        ))}
      </div>
      {asking !== null && capture !== undefined && <CaptureDialog id={asking} warning={capture} onClose={() => setAsking(null)} />}
    </Image.PreviewGroup>
  );
};
