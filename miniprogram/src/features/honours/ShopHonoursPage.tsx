import { Text, View } from "@tarojs/components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { honourApi, type HonourRow, type HonourView } from "@sunshine/domain/honours/honour.contract";
import { HONOUR_STATE_LABELS } from "@sunshine/domain/honours/honour.states";
import { HONOUR_ENDING_LABELS, HONOUR_LIST_LABELS } from "@sunshine/domain/honours/honour.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { tell } from "../../platform/device";
import { useLive } from "../../platform/use-live";
import { Button } from "../../ui/Button";
import { Card, Fact } from "../../ui/Card";
import { Field } from "../../ui/Field";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { IdentitySheet } from "../accounts/IdentitySheet";

const MOST = 50;
const NEWS = ["honour.noticed.v1", "honour.listed.v1", "honour.dropped.v1", "honour.ended.v1"] as const;

const termOf = ({ from, to, endedOn, ending }: HonourRow): string => {
  if (endedOn !== null) return `${formatDay(endedOn)}，${ending === null ? "不予列入" : HONOUR_ENDING_LABELS[ending]}`;
  return from === null || to === null ? "尚未公示" : `${formatDay(from)}至${formatDay(to)}`;
};

const StatementForm = ({ view: { id, version, statement, statementUntil }, onDone }: { readonly view: HonourView; readonly onDone: () => void }) => {
  const [text, setText] = useState(statement ?? "");
  const stating = useMutation({
    mutationFn: () => memberApi(honourApi.state, { id, version, text: text.trim() }),
    onSuccess: () => {
      tell("陈述已提交，县局会在决定前审阅");
      onDone();
    },
  });
  return (
    <View>
      <Text className="paragraph">{`县局拟将本店列入黑榜。您可以在${statementUntil === null ? "决定" : formatDay(statementUntil)}前陈述事实、理由和整改情况。`}</Text>
      <Field label="陈述申辩" kind="long" id="statement" value={text} onChange={setText} maxLength={1000} placeholder="例如：问题已于当日整改，附整改反馈编号" error={stating.error ? messageOf(stating.error) : null} />
      <Button id="send-statement" busy={stating.isPending} disabled={text.trim().length < 4} onClick={() => stating.mutate()}>
        {statement === null ? "提交陈述" : "更新陈述"}
      </Button>
    </View>
  );
};

const Entry = ({ row, onChanged }: { readonly row: HonourRow; readonly onChanged: () => void }) => {
  const { data } = useQuery({ queryKey: ["honour", row.id, row.state, row.stated], queryFn: () => memberApi(honourApi.get, { id: row.id }) });
  return (
    <Card title={HONOUR_LIST_LABELS[row.list]} icon={row.list === "red" ? "star" : "alert"} aside={<Tag tone={row.state === "noticed" ? "notice" : "unknown"}>{HONOUR_STATE_LABELS[row.state]}</Tag>}>
      <Text className="statement">{row.reason}</Text>
      {data ? <Fact label="依据">{data.basis}</Fact> : null}
      <Fact label="公示">{termOf(row)}</Fact>
      {data?.abilities.includes("state") ? <StatementForm key={data.version} view={data} onDone={onChanged} /> : null}
      {data && !data.abilities.includes("state") && data.statement ? <Fact label="本店陈述">{data.statement}</Fact> : null}
    </Card>
  );
};

/** The shop's own entries of the lists 本店红黑榜; where one is intended, the place to state its side. */
export const ShopHonoursPageView = ({ id }: { readonly id: string }) => {
  const { data, error, refetch } = useQuery({ queryKey: ["shop-honours", id], queryFn: () => memberApi(honourApi.list, { establishmentId: id, limit: MOST }) });
  useLive({ names: NEWS, enabled: data !== undefined, onNews: () => void refetch() });
  return (
    <Screen>
      {error && !data ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : null}
      {!error && !data ? <Skeleton shape="row" count={2} /> : null}
      {data?.rows.length === 0 ? <Empty icon="star" title="没有红黑榜记录" note="列入红榜、拟列入黑榜的告知和结果会出现在这里" /> : null}
      {data?.rows.map((row) => (
        <Entry key={row.id} row={row} onChanged={() => void refetch()} />
      ))}
      <IdentitySheet />
    </Screen>
  );
};
