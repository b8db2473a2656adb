import { Text, View } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { CASE_CATEGORY_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { memberApi } from "../../platform/api";
import { useLive } from "../../platform/use-live";
import { Card } from "../../ui/Card";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { standing } from "./case-words";

const MOST = 100;

/** Complaints about the shop 投诉情况 in the officers' words; who complained is not in them. */
export const ShopCasesPageView = ({ id }: { readonly id: string }) => {
  const { data, error, refetch } = useQuery({ queryKey: ["shop-cases", id], queryFn: () => memberApi(complaintApi.ofShop, { establishmentId: id, limit: MOST }) });
  useLive({ names: ["complaint.accepted.v1", "complaint.closed.v1", "complaint.reopened.v1"], enabled: data !== undefined, onNews: () => void refetch() });
  return (
    <Screen>
      {error && !data ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : null}
      {!error && !data ? <Skeleton shape="row" count={3} /> : null}
      {data?.rows.length === 0 ? <Empty icon="check" title="没有需要您了解的投诉" note="监管人员受理投诉并写给您的摘要会出现在这里" /> : null}
      {data?.rows.map(({ id: caseId, category, state, outcome, acceptedOn, summary, result, closedOn }) => {
        const { word, tone } = standing({ state, outcome });
        return (
          <Card key={caseId} title={CASE_CATEGORY_LABELS[category]} aside={<Tag tone={tone}>{word}</Tag>}>
            <View>
              <Text className="secondary">{`${formatDay(acceptedOn)}受理`}</Text>
            </View>
            <Text className="statement">{summary}</Text>
            {result ? <Text className="statement">{`处理结果：${result}${closedOn ? `（${formatDay(closedOn)}）` : ""}`}</Text> : null}
          </Card>
        );
      })}
      <IdentitySheet />
    </Screen>
  );
};
