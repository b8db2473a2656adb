import { useEffect, useRef } from "react";
import { CaseRecord } from "./records/CaseRecord";
import { ClusterRecord } from "./records/ClusterRecord";
import { InspectionRecord } from "./records/InspectionRecord";
import { OfficerRecord } from "./records/OfficerRecord";
import { OrderRecord } from "./records/OrderRecord";
import { ShopRecord } from "./records/ShopRecord";
import { TaskRecord } from "./records/TaskRecord";
import { DrillPanel } from "./DrillPanel";
import { MemberPanel } from "./MemberPanel";
import { useWall, type Panel } from "./wall-state";

const RECORDS = { case: CaseRecord, task: TaskRecord, order: OrderRecord, shop: ShopRecord, officer: OfficerRecord, cluster: ClusterRecord, inspection: InspectionRecord } as const;

const Content = ({ panel }: { panel: Panel }): React.JSX.Element => {
  if (panel.kind === "figure") return <DrillPanel figure={panel.figure} townCode={panel.townCode} />;
  if (panel.kind === "members") return <MemberPanel members={panel.members} />;
  const Record = RECORDS[panel.record.kind];
  return <Record id={panel.record.id} />;
};

/** What has been opened, over the feed 侧栏; takes the focus, and Esc goes back. */
export const SidePanel = ({ panel }: { panel: Panel }): React.JSX.Element => {
  const { state, act } = useWall();
  const box = useRef<HTMLElement>(null);
  const key = JSON.stringify(panel);
  useEffect(() => box.current?.focus(), [key]);
  return (
    <aside ref={box} className="tile tile-side side" tabIndex={-1} aria-label="明细">
      <nav className="side-nav">
        <button type="button" onClick={() => act({ type: "back" })}>{state.panels.length > 1 ? "返回" : "关闭"}<kbd>Esc</kbd></button>
        {state.panels.length > 1 && <button type="button" onClick={() => act({ type: "close" })}>回到动态</button>}
      </nav>
      <div className="side-body" key={key}><Content panel={panel} /></div>
    </aside>
  );
};
