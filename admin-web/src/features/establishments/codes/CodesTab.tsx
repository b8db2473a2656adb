import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Skeleton, Table, Tag, Typography, type TableProps } from "antd";
import { useState } from "react";
import { checkoutCodeApi, type CheckoutCodeView } from "@sunshine/domain/establishments/code.contract";
import { messageOf } from "../../../platform/api-error";
import { useAct, useRead } from "../../../platform/query";
import { count, shortInstant, yuan } from "../../../ui/options";
import { EmptyState, ErrorState } from "../../../ui/States";
import { AddCodeDialog } from "./AddCodeDialog";
import { PosterDialog } from "./PosterDialog";

const STATES = { active: <Tag color="green">使用中</Tag>, rotated: <Tag>已换发</Tag>, revoked: <Tag>已停用</Tag> };

interface Acts {
  readonly poster: (code: CheckoutCodeView) => void;
  readonly rotate: (code: CheckoutCodeView) => void;
  readonly revoke: (code: CheckoutCodeView) => void;
}

const columns = (editable: boolean, acts: Acts): NonNullable<TableProps<CheckoutCodeView>["columns"]> => [
  { title: "摆放位置", dataIndex: "label", render: (label: string) => <b>{label}</b> },
  { title: "码", key: "code", render: (_, { code, url }) => <Typography.Text className="tabular" copyable={{ text: url, tooltips: ["复制链接", "链接已复制"] }}>{code}</Typography.Text> },
  { title: "固定金额", key: "amount", render: (_, { amountFen }) => (amountFen === null ? <span className="faint">顾客填写</span> : yuan(amountFen)) },
  { title: "扫码次数", dataIndex: "scans", align: "right", render: (scans: number) => <span className="tabular">{count(scans)}</span> },
  { title: "状态", key: "state", render: (_, { state }) => STATES[state] },
  { title: "建立 / 停止", key: "time", render: (_, { createdAt, endedAt }) => <span className="tabular">{shortInstant(createdAt)}{endedAt && <><br />{shortInstant(endedAt)} 止</>}</span> },
  {
    title: "操作",
    key: "act",
    render: (_, code) =>
      code.state === "active" && (
        <span className="row-acts">
          <Button size="small" type="link" onClick={() => acts.poster(code)}>海报</Button>
          {editable && <Button size="small" type="link" onClick={() => acts.rotate(code)}>换发</Button>}
          {editable && <Button size="small" type="link" danger onClick={() => acts.revoke(code)}>停用</Button>}
        </span>
      ),
  },
];

interface Props {
  readonly establishmentId: string;
  readonly shopName: string;
  readonly editable: boolean;
}

/** Checkout codes of a shop 收银码. */
export const CodesTab = ({ establishmentId, shopName, editable }: Props): React.JSX.Element => {
  const { message, modal } = App.useApp();
  const [adding, setAdding] = useState(false);
  const [poster, setPoster] = useState<CheckoutCodeView | null>(null);
  const { data, error, refetch } = useRead(checkoutCodeApi.list, { id: establishmentId });
  const rotate = useAct(checkoutCodeApi.rotate, { touches: ["/establishments"], onDone: setPoster });
  const revoke = useAct(checkoutCodeApi.revoke, { touches: ["/establishments"] });
  const fail = (failure: unknown): void => void message.error(messageOf(failure));
  const acts: Acts = {
    poster: setPoster,
    rotate: ({ code, label }) =>
      void modal.confirm({
        title: `换发“${label}”的收银码？`,
        content: "会生成一个新码，旧码立即失效：顾客扫旧码时会看到“此码已更换”，不能付款。请准备好重新打印并更换海报。",
        okText: "换发新码",
        onOk: () => rotate.mutateAsync({ id: establishmentId, code }).then(() => void message.success(`“${label}”已换发新码，请打印新海报`)).catch(fail),
      }),
    revoke: ({ code, label }) =>
      void modal.confirm({
        title: `停用“${label}”的收银码？`,
        content: "该码立即失效且不能恢复：顾客扫码时仍能看到等级，但会提示此码已停用、不能付款。请撤下店内的海报。",
        okText: "停用",
        okButtonProps: { danger: true },
        onOk: () => revoke.mutateAsync({ id: establishmentId, code }).then(() => void message.success(`“${label}”的收银码已停用`)).catch(fail),
      }),
  };
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  const add = editable && <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>新增收银码</Button>;
  return (
    <>
      <div className="tab-head"><span className="faint">使用中 {data.rows.filter(({ state }) => state === "active").length} 个。一桌或一台一码，便于核对和单独停用。</span>{add}</div>
      <Table<CheckoutCodeView> rowKey="code" size="middle" pagination={false} columns={columns(editable, acts)} dataSource={data.rows} locale={{ emptyText: <EmptyState title="还没有收银码" text="新增收银码并打印海报后，顾客扫码即可先看等级、再付款。" /> }} />
      {adding && <AddCodeDialog establishmentId={establishmentId} onClose={() => setAdding(false)} onAdded={setPoster} />}
      {poster && <PosterDialog establishmentId={establishmentId} shopName={shopName} code={poster} onClose={() => setPoster(null)} />}
    </>
  );
};
