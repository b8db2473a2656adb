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

const ENDINGS = {
  rotate: { title: "换发收银码", verb: "换发", what: "旧码立即失效，食客扫旧码会看到“已更换”的提示，需要重新打印张贴。", done: "已换发新码" },
  revoke: { title: "停用收银码", verb: "停用", what: "停用后不能再用它付款，也不能恢复。", done: "已停用" },
} as const;

/** Asks, then ends a code in one of two ways. */
const endCode = async (id: string, { code, label }: CheckoutCodeView, how: keyof typeof ENDINGS): Promise<void> => {
  const { title, verb, what, done } = ENDINGS[how];
  if (!(await confirm(title, `“${label}”：${what}`, verb))) return;
  if (how === "rotate") await memberApi(checkoutCodeApi.rotate, { id, code }, { key: newKey() });
  else await memberApi(checkoutCodeApi.revoke, { id, code });
  tell(`“${label}”${done}`);
};

interface ListProps {
  readonly id: string;
  readonly rows: readonly CheckoutCodeView[];
  readonly mayManage: boolean;
  readonly onChanged: () => void;
}

const CodeList = ({ id, rows, mayManage, onChanged }: ListProps) => {
  const ending = (code: CheckoutCodeView, how: keyof typeof ENDINGS): (() => void) | null =>
    mayManage
      ? () => {
          endCode(id, code, how)
            .catch((error: unknown) => tell(messageOf(error)))
            .finally(onChanged);
        }
      : null;
  return rows.length === 0 ? (
    <Empty icon="code" title="还没有收银码" note="新增后可打印海报，张贴在收银台或餐桌上" />
  ) : (
    <>
      {rows.map((code) => (
        <CodeCard key={code.code} establishmentId={id} code={code} onRotate={ending(code, "rotate")} onRevoke={ending(code, "revoke")} />
      ))}
      {mayManage ? null : <Text className="hint">新增、换发和停用由单位负责人办理</Text>}
    </>
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
  const add = (
    <Button onClick={() => setAdding(true)} id="add-code">
      新增收银码
    </Button>
  );
  return (
    <Screen foot={mayManage ? add : null}>
      {codes.data && !shop.isPending ? <CodeList id={id} rows={codes.data.rows} mayManage={mayManage} onChanged={reload} /> : null}
      {codes.error && !codes.data ? <ErrorRetry error={codes.error} onRetry={() => void codes.refetch()} /> : null}
      {codes.isPending ? <Skeleton shape="card" count={2} /> : null}
      {adding ? <NewCode id={id} open onClose={() => setAdding(false)} onCreated={reload} /> : null}
      <IdentitySheet />
    </Screen>
  );
};
