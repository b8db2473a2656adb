import { Descriptions } from "antd";
import { evidenceApi } from "@sunshine/domain/evidence/evidence.contract";
import { formatInstant } from "@sunshine/domain/kernel/day";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { messageOf } from "../../platform/api-error";
import { useAct } from "../../platform/query";
import { RevealDialog } from "../../ui/RevealDialog";

type Capture = OutputOf<typeof evidenceApi.capture>;

const takenText = (takenAt: string | null): string => {
  if (takenAt === null) return "照片中没有记录";
  const at = new Date(takenAt);
  return Number.isNaN(at.getTime()) ? takenAt : formatInstant(at);
};

const Facts = ({ capture: { takenAt, lng, lat, uploadedAt } }: { capture: Capture }): React.JSX.Element => (
  <Descriptions
    column={1}
    items={[
      { key: "taken", label: "拍摄时间", children: takenText(takenAt) },
      { key: "place", label: "拍摄地点", children: lng === null || lat === null ? "照片中没有记录" : `东经 ${lng.toFixed(5)}，北纬 ${lat.toFixed(5)}` },
      { key: "uploaded", label: "上传时间", children: formatInstant(new Date(uploadedAt)) },
    ]}
  />
);

/** Shows when and where a photo was taken, against a reason 查看拍摄信息. */
export const CaptureDialog = ({ id, warning, onClose }: { id: string; warning: string; onClose: () => void }): React.JSX.Element => {
  const { data, error, isPending, mutate } = useAct(evidenceApi.capture);
  return (
    <RevealDialog
      title="查看拍摄时间和地点"
      warning={`${warning}您的姓名、时间和原因会记入日志`}
      example="例如：核实照片是否在该店拍摄"
      maxLength={100}
      busy={isPending}
      error={error ? messageOf(error) : null}
      onAsk={(reason) => mutate({ id, reason })}
      onClose={onClose}
    >
      {data ? <Facts capture={data} /> : null}
    </RevealDialog>
  );
};
