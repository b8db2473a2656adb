import { Text } from "@tarojs/components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { checkoutCodeApi, type CheckoutCodeView } from "@sunshine/domain/establishments/code.contract";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { parseYuan } from "@sunshine/domain/kernel/money";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { confirm, tell } from "../../platform/device";
import { newKey, useActKey } from "../../platform/idempotency";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Screen } from "../../ui/Screen";
import { Sheet } from "../../ui/Sheet";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { CodeCard } from "./CodeCard";

interface NewCodeProps {
  readonly id: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCreated: () => void;
}

const NewCode = ({ id, open, onClose, onCreated }: NewCodeProps) => {
  const [label, setLabel] = useState("");
  const [amount, setAmount] = useState("");
  const keyFor = useActKey();
  const amountFen = amount.trim() === "" ? null : parseYuan(amount);
  const wrong = amount.trim() !== "" && amountFen === null;
  const creating = useMutation({
    mutationFn: () => memberApi(checkoutCodeApi.create, { id, label, amountFen }, { key: keyFor(`${label} ${amount}`) }),
    onSuccess: () => {
      tell(`已新增“${label}”的收银码`);
      onCreated();
      onClose();
    },
  });
  return (
    <Sheet open={open} title="新增收银码" onClose={onClose}>
      <Field label="摆放位置" id="code-label" value={label} onChange={setLabel} placeholder="例如 2 号收银台" maxLength={20} error={creating.error ? messageOf(creating.error) : null} />
      <Field label="固定金额（元，选填）" id="code-amount" kind="digit" value={amount} onChange={setAmount} placeholder="不填则由食客输入" maxLength={9} error={wrong ? "金额最多两位小数，例如 12.50" : null} />
      <Button id="create-code" busy={creating.isPending} disabled={label.trim() === "" || wrong} onClick={() => creating.mutate()}>
        新增
      </Button>
    </Sheet>
  );
};

/** The checkout codes of a shop 收银码: show, print, add, replace, stop. */
export const CodesPageView = ({ id }: { readonly id: string }) => {
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const codes = useQuery({ queryKey: ["codes", id], queryFn: () => memberApi(checkoutCodeApi.list, { id }) });
  const shop = useQuery({ queryKey: ["archive", id], queryFn: () => memberApi(establishmentApi.get, { id }) });
  const mayManage = shop.data?.abilities.includes("manage_codes") ?? false;
  const reload = (): void => void client.invalidateQueries({ queryKey: ["codes", id] });
  const end = async (code: CheckoutCodeView, how: "rotate" | "revoke"): Promise<void> => {
    const [title, what] =
      how === "rotate" ? ["换发收银码", "旧码立即失效，食客扫旧码会看到“已更换”的提示，需要重新打印张贴。"] : ["停用收银码", "停用后不能再用它付款，也不能恢复。"];
    if (!(await confirm(title, `“${code.label}”：${what}`, title.slice(0, 2)))) return;
    try {
      if (how === "rotate") await memberApi(checkoutCodeApi.rotate, { id, code: code.code }, { key: newKey() });
      else await memberApi(checkoutCodeApi.revoke, { id, code: code.code });
      tell(how === "rotate" ? `“${code.label}”已换发新码` : `“${code.label}”已停用`);
    } catch (error) {
      tell(messageOf(error));
    }
    reload();
  };
  return (
    <Screen
      foot={
        mayManage ? (
          <Button onClick={() => setAdding(true)} id="add-code">
            新增收银码
          </Button>
        ) : null
      }
    >
      {codes.isPending ? <Skeleton shape="card" count={2} /> : null}
      {codes.error && !codes.data ? <ErrorRetry error={codes.error} onRetry={() => void codes.refetch()} /> : null}
      {codes.data?.rows.length === 0 ? <Empty icon="code" title="还没有收银码" note="新增后可打印海报，张贴在收银台或餐桌上" /> : null}
      {codes.data?.rows.map((code) => (
        <CodeCard key={code.code} establishmentId={id} code={code} onRotate={mayManage ? () => void end(code, "rotate") : null} onRevoke={mayManage ? () => void end(code, "revoke") : null} />
      ))}
      {codes.data && !mayManage && shop.data ? <Text className="hint">新增、换发和停用由单位负责人办理</Text> : null}
      {adding ? <NewCode id={id} open onClose={() => setAdding(false)} onCreated={reload} /> : null}
      <IdentitySheet />
    </Screen>
  );
};
