import { Button, Card } from "antd";
import { useState } from "react";
import { Link } from "react-router-dom";
import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { inspectionApi } from "@sunshine/domain/inspections/inspection.contract";
import { VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { useRead } from "../../platform/query";
import { SceneClock, TaskStateTag } from "../dispatches/task.columns";
import { DueText, OrderStateTag } from "../rectifications/rectification.columns";
import { LinkInspectionDialog } from "./LinkInspectionDialog";

/** An inspection that came of the case, and the order that followed from it. */
const Visit = ({ id }: { id: string }): React.JSX.Element | null => {
  const { data: visit } = useRead(inspectionApi.get, { id });
  const { data: orders } = useRead(rectificationApi.list, { inspectionId: id, limit: 1 });
  if (!visit) return null;
  const order = orders?.rows[0];
  return (
    <li>
      <Link to={`/inspections/${id}`}>{formatDay(visit.visitedOn)}检查</Link>
      <div>{VISIT_RESULT_LABELS[visit.result]}{visit.fails > 0 && `，不符合 ${visit.fails} 项`}</div>
      {order && <div className="side-order"><Link className="tabular" to={`/rectifications/${order.id}`}>{order.number}</Link><OrderStateTag state={order.state} /><DueText row={order} /></div>}
    </li>
  );
};

/** What came of the case 由本案引起: tasks, inspections, orders to rectify. */
export const CaseWorkCard = ({ view }: { view: OfficerCaseView }): React.JSX.Element => {
  const [linking, setLinking] = useState(false);
  const { data: tasks } = useRead(dispatchApi.list, { sourceRef: view.id, limit: 20 });
  const rows = tasks?.rows ?? [];
  const { establishmentId } = view;
  const mayLink = view.abilities.includes("link_inspection") && establishmentId !== null;
  return (
    <Card title="任务、检查与整改" extra={mayLink && <Button type="link" size="small" onClick={() => setLinking(true)}>关联检查</Button>}>
      {rows.length === 0 && view.inspectionIds.length === 0 && <p className="faint">本案还没有引起现场任务和检查。</p>}
      <ol className="side-list">
        {rows.map((task) => (
          <li key={task.id}>
            <Link className="tabular" to={`/dispatches/${task.id}`}>{task.number}</Link>
            <div className="head-facts"><TaskStateTag state={task.state} /><SceneClock task={task} /><span>{task.assignee?.name ?? "未指派"}</span></div>
          </li>
        ))}
        {view.inspectionIds.map((id) => <Visit key={id} id={id} />)}
      </ol>
      {linking && establishmentId !== null && <LinkInspectionDialog view={view} establishmentId={establishmentId} onClose={() => setLinking(false)} />}
    </Card>
  );
};
