import { useQuery, useQueryClient } from "@tanstack/react-query";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { OwnCaseView } from "@sunshine/domain/complaints/complaint.views";
import { memberApi } from "../../platform/api";
import { useLive } from "../../platform/use-live";
import { Screen } from "../../ui/Screen";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { CaseActions } from "./CaseActions";
import { CaseFile } from "./CaseFile";
import { actsOfMember } from "./case-acts";
import { CASE_NEWS } from "./case-news";

/** One of my cases 办理进度; moves by itself. */
export const CasePageView = ({ id }: { readonly id: string }) => {
  const client = useQueryClient();
  const { data: file, error, refetch } = useQuery({ queryKey: ["case", id], queryFn: () => memberApi(complaintApi.own, { id }) });
  useLive({ names: CASE_NEWS, enabled: file !== undefined, onNews: () => void refetch() });
  const changed = (next: OwnCaseView): void => {
    client.setQueryData(["case", id], next);
    void client.invalidateQueries({ queryKey: ["my-cases"] });
  };
  return (
    <Screen>
      {file ? <CaseFile file={file} visible /> : error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="card" count={2} />}
      {file ? <CaseActions file={file} acts={actsOfMember(id)} onChanged={changed} /> : null}
      <IdentitySheet />
    </Screen>
  );
};
