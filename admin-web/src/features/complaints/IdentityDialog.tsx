import { Typography } from "antd";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { messageOf } from "../../platform/api-error";
import { useAct } from "../../platform/query";
import { RevealDialog } from "../../ui/RevealDialog";

/** Shows who complained against a reason 查看投诉举报人身份. */
export const IdentityDialog = ({ id, onClose }: { id: string; onClose: () => void }): React.JSX.Element => {
  const { data, error, isPending, mutate } = useAct(complaintApi.revealIdentity, { touches: ["/complaints/:id"] });
  return (
    <RevealDialog
      title="查看投诉举报人身份"
      warning="身份信息不得透露给被投诉举报人。您的姓名、时间和原因会记入日志"
      example="例如：联系投诉人核实消费经过"
      maxLength={300}
      busy={isPending}
      error={error ? messageOf(error) : null}
      onAsk={(reason) => mutate({ id, reason })}
      onClose={onClose}
    >
      {data ? (
        <>
          <p className="reveal-number">{data.name} <Typography.Text copyable strong>{data.phone}</Typography.Text></p>
          {data.address && <p>联系地址：{data.address}</p>}
        </>
      ) : null}
    </RevealDialog>
  );
};
