import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { useRead } from "../../../../platform/query";
import { useWall } from "../wall-state";
import { Acts, ConsoleLink, Facts, Head, Loading } from "./Record";

/** An inspection 监督检查, in its essentials. */
export const InspectionRecord = ({ id }: { id: string }): React.JSX.Element => {
  const { act } = useWall();
  return (
    <Loading read={useRead(inspectionApi.get, { id }, { every: 60_000 })}>
      {(view) => (
        <>
          <Head kicker={`${formatDay(view.visitedOn)}检查`} title={view.establishmentName} tag={VISIT_RESULT_LABELS[view.result]} tone={view.result === "conform" ? "there" : "near"} />
          <Facts facts={[{ label: "检查人员", value: view.inspectors.join("、") }, { label: "不符合", value: `${view.fails} 项，${view.openFindings} 项未改` }]} />
          <Acts>
            <button type="button" className="wall-act" onClick={() => act({ type: "open", panel: { kind: "record", record: { kind: "shop", id: view.establishmentId } } })}>查看单位</button>
            <ConsoleLink to={`/inspections/${id}`}>打开检查记录</ConsoleLink>
          </Acts>
        </>
      )}
    </Loading>
  );
};
