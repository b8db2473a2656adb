import { Typography } from "antd";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { messageOf } from "../../platform/api-error";
import { useAct } from "../../platform/query";
import { RevealDialog } from "../../ui/RevealDialog";

/** Shows the whole number against a reason 查看联系方式. */
export const RevealContactDialog = ({ id, onClose }: { id: string; onClose: () => void }): React.JSX.Element => {
  const { data, error, isPending, mutate } = useAct(establishmentApi.revealContact, { touches: ["/establishments/:id/timeline"] });
  return (
    <RevealDialog
      title="查看完整联系方式"
      warning="您的姓名、时间和原因会记入日志"
      example="例如：通知负责人到场配合检查"
      maxLength={100}
      busy={isPending}
      error={error ? messageOf(error) : null}
      onAsk={(reason) => mutate({ id, reason })}
      onClose={onClose}
    >
      {data ? (
        <p className="reveal-number">
          {data.contactName} <Typography.Text copyable strong>{data.contactPhone ?? "未登记"}</Typography.Text>
        </p>
      ) : null}
    </RevealDialog>
  );
};
