import { useState } from "react";
import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { CLOCK_STATE_LABELS } from "@sunshine/domain/complaints/clocks";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { CASE_STATE_LABELS } from "@sunshine/domain/complaints/complaint.states";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { TASK_STATE_LABELS } from "@sunshine/domain/dispatches/dispatch.states";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { messageOf } from "../../../platform/api-error";
import { useRead } from "../../../platform/query";
import { daysLeftText } from "../../../ui/ClockTag";
import { taskClock } from "../../dispatches/task-clock";
import { useNow } from "../../../platform/clock";
import { FIGURES, type FigureId, type Loop } from "./figures";
import { RowButton } from "./RowButton";

const PAGE = 50;

interface Paged<Row> {
  readonly data: { readonly rows: readonly Row[]; readonly next?: string | null } | undefined;
  readonly error: Error | null;
}

/** One page of rows with the way to the next; a list without rows says so. */
const Rows = <Row,>({ page: { data, error }, show, onMore }: { page: Paged<Row>; show: (row: Row) => React.JSX.Element; onMore: ((after: string) => void) | undefined }): React.JSX.Element => {
  if (error && !data) return <p className="wall-quiet" role="alert">{messageOf(error)}</p>;
  if (!data) return <p className="wall-quiet">正在读取明细</p>;
  if (data.rows.length === 0) return <p className="wall-quiet">现在没有这样的记录。</p>;
  const { next } = data;
  return (
    <>
      <ol className="side-rows">{data.rows.map(show)}</ol>
      {next && onMore && <button type="button" className="side-more" onClick={() => onMore(next)}>下一页</button>}
    </>
  );
};

interface ListProps<F> {
  readonly filter: F;
  readonly onMore: (after: string) => void;
}

const Cases = ({ filter, onMore }: ListProps<Parameters<typeof complaintApi.list.input.parse>[0]>): React.JSX.Element => (
  <Rows
    page={useRead(complaintApi.list, filter as object, { every: 60_000, keep: true })}
    onMore={onMore}
    show={({ id, placeName, number, kind, category, state, deadline }) => (
        <RowButton key={id} panel={{ kind: "record", record: { kind: "case", id } }} title={placeName} tag={deadline ? CLOCK_STATE_LABELS[deadline.state] : CASE_STATE_LABELS[state]} tone={deadline?.state === "overdue" ? "bad" : deadline?.state === "near" ? "near" : "calm"} text={`${number} · ${CASE_KIND_LABELS[kind]} · ${CASE_CATEGORY_LABELS[category]}${deadline ? ` · ${daysLeftText(deadline.daysLeft)}` : ""}`} />
    )}
  />
);

const Tasks = ({ filter, onMore }: ListProps<Parameters<typeof dispatchApi.list.input.parse>[0]>): React.JSX.Element => {
  const now = useNow(10_000);
  return (
    <Rows
      page={useRead(dispatchApi.list, filter as object, { every: 60_000, keep: true })}
      onMore={onMore}
      show={(task) => (
        <RowButton key={task.id} panel={{ kind: "record", record: { kind: "task", id: task.id } }} title={task.placeName} tag={TASK_STATE_LABELS[task.state]} tone={task.promiseKept === false ? "bad" : "calm"} text={`${task.number} · ${task.assignee?.name ?? "未指派"} · ${taskClock(task, now).text}`} />
      )}
    />
  );
};

const Orders = ({ filter, onMore }: ListProps<Parameters<typeof rectificationApi.list.input.parse>[0]>): React.JSX.Element => (
  <Rows
    page={useRead(rectificationApi.list, filter as object, { every: 60_000, keep: true })}
    onMore={onMore}
    show={({ id, establishmentName, number, daysLeft, open, clock, closedOn }) => (
        <RowButton key={id} panel={{ kind: "record", record: { kind: "order", id } }} title={establishmentName} tag={clock ? CLOCK_STATE_LABELS[clock] : "已完成"} tone={clock === "overdue" ? "bad" : clock === "near" ? "near" : "calm"} text={`${number} · ${daysLeft === null ? `${closedOn ?? ""} 完成` : `${open} 项未改 · ${daysLeftText(daysLeft)}`}`} />
    )}
  />
);

const Officers = (): React.JSX.Element => (
  <Rows
    page={useRead(dutyApi.onDuty, {}, { every: 60_000, keep: true })}
    onMore={undefined}
    show={({ officer, station, load, place }) => (
        <RowButton key={officer.id} panel={{ kind: "record", record: { kind: "officer", id: officer.id } }} title={officer.name} tag={load === 0 ? "空闲" : `在手 ${load} 项`} tone={load === 0 ? "there" : "near"} text={`${station ?? "县局"} · ${place ? "正在共享位置" : "未共享位置"}`} />
    )}
  />
);

const List = ({ figure, loop, townCode }: { figure: FigureId; loop: Loop; townCode: string | undefined }): React.JSX.Element => {
  const [after, setAfter] = useState<string | undefined>(undefined);
  const { rows } = FIGURES[figure];
  if (rows.list === "officers") return <Officers />;
  const paging = { limit: PAGE, ...(after && { after }), ...(townCode && { townCode: rows.list === "cases" ? townCode : [townCode] }) };
  if (rows.list === "cases") return <Cases filter={{ ...(rows.filter(loop) as object), ...paging }} onMore={setAfter} />;
  if (rows.list === "tasks") return <Tasks filter={{ ...(rows.filter(loop) as object), ...paging }} onMore={setAfter} />;
  return <Orders filter={{ ...(rows.filter(loop) as object), ...paging }} onMore={setAfter} />;
};

/** The rows behind a figure 数字明细. */
export const DrillPanel = ({ figure, townCode }: { figure: FigureId; townCode: string | undefined }): React.JSX.Element => {
  const { data: loop } = useRead(insightApi.loop, {}, { keep: true });
  const { label, value, unit, note } = FIGURES[figure];
  return (
    <>
      <h2>{label}</h2>
      {loop && !townCode && <p className="side-figure"><b className="tabular">{value(loop)}</b>{value(loop) === "—" ? "" : unit}<small>{note(loop)}</small></p>}
      {loop ? <List figure={figure} loop={loop} townCode={townCode} /> : <p className="wall-quiet">正在统计</p>}
    </>
  );
};
