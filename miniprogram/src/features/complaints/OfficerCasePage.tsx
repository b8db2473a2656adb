import { Text, View } from "@tarojs/components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { officerApi } from "../../platform/officer-api";
import { useLive } from "../../platform/use-live";
import { Button } from "../../ui/Button";
import { Screen } from "../../ui/Screen";
import { Sheet } from "../../ui/Sheet";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { OfficerGate } from "../officers/OfficerGate";
import { IdentityLook } from "./IdentityLook";
import { AT_THE_CONSOLE, movesOf, OFFICER_MOVES, type OfficerMove } from "./officer-moves";
import { OfficerCaseFile } from "./OfficerCaseFile";
import { OfficerMoveForm } from "./OfficerMoveForm";
import { INBOX_NEWS } from "./officer-words";

interface ActsProps {
  readonly file: OfficerCaseView;
  readonly onChanged: (file: OfficerCaseView) => void;
}

type Open = OfficerMove | "identity" | null;

const ActSheet = ({ file, open, onClose, onChanged }: ActsProps & { readonly open: Open; readonly onClose: () => void }) => {
  if (open === null) return null;
  return (
    <Sheet open title={open === "identity" ? "联系投诉举报人" : OFFICER_MOVES[open].title} onClose={onClose}>
      {open === "identity" ? <IdentityLook id={file.id} /> : <OfficerMoveForm key={open} file={file} move={open} onChanged={onChanged} />}
    </Sheet>
  );
};

const Acts = ({ file, onChanged }: ActsProps) => {
  const [open, setOpen] = useState<Open>(null);
  const moves = movesOf(file.abilities);
  const [first, ...others] = moves;
  const close = (): void => setOpen(null);
  const changed = (next: OfficerCaseView): void => {
    close();
    onChanged(next);
  };
  if (moves.length === 0 && !file.abilities.includes("reveal_identity")) return null;
  return (
    <View className="parcel">
      {first ? (
        <Button id={`case-${first}`} onClick={() => setOpen(first)}>
          {OFFICER_MOVES[first].button}
        </Button>
      ) : null}
      <View className="buttons">
        {others.map((move) => (
          <Button key={move} kind={OFFICER_MOVES[move].danger ? "danger" : "secondary"} size="small" id={`case-${move}`} onClick={() => setOpen(move)}>
            {OFFICER_MOVES[move].button}
          </Button>
        ))}
        {file.abilities.includes("reveal_identity") ? (
          <Button kind="secondary" size="small" id="case-identity" onClick={() => setOpen("identity")}>
            联系投诉举报人
          </Button>
        ) : null}
      </View>
      {file.abilities.some((ability) => AT_THE_CONSOLE.includes(ability)) ? <Text className="hint">移送、并案、调解、核查立案和延期请在电脑管理端办理</Text> : null}
      <ActSheet file={file} open={open} onClose={close} onChanged={changed} />
    </View>
  );
};

const Case = ({ id }: { readonly id: string }) => {
  const client = useQueryClient();
  const { data: file, error, refetch } = useQuery({ queryKey: ["officer", "case", id], queryFn: () => officerApi(complaintApi.get, { id }) });
  useLive({ names: INBOX_NEWS, as: "officer", enabled: file !== undefined, onNews: () => void refetch() });
  const changed = (next: OfficerCaseView): void => {
    client.setQueryData(["officer", "case", id], next);
    void client.invalidateQueries({ queryKey: ["officer", "cases"] });
  };
  if (!file) return error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="card" count={3} />;
  return (
    <OfficerCaseFile file={file}>
      <Acts file={file} onChanged={changed} />
    </OfficerCaseFile>
  );
};

/** One case on the officer's phone 办件: read, take, accept or refuse, note, close. */
export const OfficerCasePageView = ({ id }: { readonly id: string }) => (
  <Screen>
    <OfficerGate>
      <Case id={id} />
    </OfficerGate>
  </Screen>
);
