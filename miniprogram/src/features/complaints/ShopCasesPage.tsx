import { useQuery } from "@tanstack/react-query";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { memberApi } from "../../platform/api";
import { useLive } from "../../platform/use-live";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { ShopCaseCard } from "./ShopCaseCard";

const MOST = 100;

/** Complaints about the shop 投诉情况 in the officers' words; who complained is not in them. */
export const ShopCasesPageView = ({ id }: { readonly id: string }) => {
  const { data, error, refetch } = useQuery({ queryKey: ["shop-cases", id], queryFn: () => memberApi(complaintApi.ofShop, { establishmentId: id, limit: MOST }) });
  const again = (): void => void refetch();
  useLive({ names: ["complaint.accepted.v1", "complaint.closed.v1", "complaint.reopened.v1", "complaint.shop_stated.v1", "complaint.shop_replied.v1"], enabled: data !== undefined, onNews: again });
  return (
    <Screen>
      {error && !data ? <ErrorRetry error={error} onRetry={again} /> : null}
      {!error && !data ? <Skeleton shape="row" count={3} /> : null}
      {data?.rows.length === 0 ? <Empty icon="check" title="没有需要您了解的投诉" note="监管人员受理投诉并写给您的摘要会出现在这里" /> : null}
      {data?.rows.map((row) => (
        <ShopCaseCard key={row.id} establishmentId={id} row={row} onChanged={again} />
      ))}
      <IdentitySheet />
    </Screen>
  );
};
