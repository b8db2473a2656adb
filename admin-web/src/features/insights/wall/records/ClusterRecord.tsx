import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { useRead } from "../../../../platform/query";
import { draftOfCluster } from "../../../dispatches/task-draft";
import { useTownName } from "../../../regions/region.hooks";
import { RaiseButton } from "../RaiseButton";
import { RowButton } from "../RowButton";
import { useWall } from "../wall-state";
import { Acts, Facts, Head, Loading } from "./Record";
import { RunningTask } from "./RunningTask";

/** Several suspected poisonings at one place 疑似聚集性食物中毒. */
export const ClusterRecord = ({ id }: { id: string }): React.JSX.Element => {
  const townName = useTownName();
  const { act } = useWall();
  return (
    <Loading read={useRead(complaintApi.clusters, { limit: 100 }, { every: 60_000 })}>
      {({ rows }) => {
        const cluster = rows.find((row) => row.id === id);
        if (!cluster) return <p className="wall-quiet">没有读到这条预警，可能不在您的辖区。</p>;
        const { establishmentId } = cluster;
        return (
          <>
            <Head kicker="疑似聚集性食物中毒" title={cluster.placeName} tag={`${cluster.cases.length} 件`} tone="bad" />
            <Facts facts={[{ label: "乡镇", value: townName(cluster.townCode) }, { label: "最早发生", value: formatInstant(new Date(cluster.firstAt)) }, { label: "发现", value: formatInstant(new Date(cluster.detectedAt)) }]} />
            <RunningTask sourceRef={cluster.id} />
            <Acts>
              <RaiseButton draft={draftOfCluster(cluster)} sourceRef={cluster.id} word="下达紧急任务" />
              {establishmentId && <button type="button" className="wall-act" onClick={() => act({ type: "open", panel: { kind: "record", record: { kind: "shop", id: establishmentId } } })}>查看单位</button>}
            </Acts>
            <h3>相关办件</h3>
            <ol className="side-rows">{cluster.cases.map((one) => <RowButton key={one.id} panel={{ kind: "record", record: { kind: "case", id: one.id } }} title={one.number} text={`${formatInstant(new Date(one.happenedAt))}发生`} />)}</ol>
          </>
        );
      }}
    </Loading>
  );
};
