import { DeleteOutlined, LeftOutlined, PlusOutlined, RightOutlined, SwapOutlined } from "@ant-design/icons";
import { App, Button, Card, Skeleton, Space, Tag, Tooltip } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { dutyApi, type Shift } from "@sunshine/domain/dispatches/duty.contract";
import { addDays, DaySchema, formatDay, formatTime, type Day } from "@sunshine/domain/kernel/day";
import { messageOf } from "../../platform/api-error";
import { useToday } from "../../platform/clock";
import { useAct, useRead } from "../../platform/query";
import { PageHead } from "../../ui/PageHead";
import { EmptyState, ErrorState } from "../../ui/States";
import { useMayCommand } from "../officers/officer.hooks";
import { PlanShiftDialog } from "./PlanShiftDialog";
import { hoursText, mondayOf, onShift, shiftsByDay, weekFrom } from "./roster";

const WEEKDAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

const ShiftCard = ({ shift, editable }: { shift: Shift; editable: boolean }): React.JSX.Element => {
  const { message, modal } = App.useApp();
  const failed = { onError: (error: Error) => void message.error(messageOf(error)) };
  const swap = useAct(dutyApi.standIn, { touches: ["/duty"], onDone: (now) => void message.success(`已改由${onShift(now).name}值班`) });
  const drop = useAct(dutyApi.dropShift, { touches: ["/duty"], onDone: () => void message.success("班次已取消，相关人员会收到提醒") });
  const ask = (): void => void modal.confirm({ title: `取消${shift.officer.name}${formatDay(shift.on)}的班次？`, content: "值班人员和替班人员都会收到提醒。", okText: "取消班次", cancelText: "返回", okButtonProps: { danger: true }, onOk: () => drop.mutate({ id: shift.id }, failed) });
  const { standIn, stoodIn } = shift;
  return (
    <article className={stoodIn ? "shift is-stood-in" : "shift"}>
      <div className="shift-hours tabular">{hoursText(shift)}</div>
      <div className="shift-who"><b>{onShift(shift).name}</b>{stoodIn && <Tag color="orange">替{shift.officer.name}</Tag>}</div>
      <div className="faint">{shift.station ?? "县局"}</div>
      {standIn && !stoodIn && <div className="faint">替班 {standIn.name}</div>}
      {editable && (
        <div className="shift-acts">
          {standIn && <Tooltip title={stoodIn ? "恢复本人值班" : `改由${standIn.name}替班`}><Button size="small" type="text" icon={<SwapOutlined />} aria-label={stoodIn ? "恢复本人值班" : "改由替班人员值班"} loading={swap.isPending} onClick={() => swap.mutate({ id: shift.id, version: shift.version, stoodIn: !stoodIn }, failed)} /></Tooltip>}
          <Tooltip title="取消班次"><Button size="small" type="text" danger icon={<DeleteOutlined />} aria-label={`取消${shift.officer.name}的班次`} onClick={ask} /></Tooltip>
        </div>
      )}
    </article>
  );
};

const OnDutyCard = (): React.JSX.Element => {
  const { data, error, refetch } = useRead(dutyApi.onDuty, {}, { every: 60_000 });
  if (error && !data) return <Card title="现在在岗"><ErrorState error={error} retry={() => void refetch()} /></Card>;
  if (!data) return <Card title="现在在岗" loading />;
  return (
    <Card title={`现在在岗 ${data.rows.length} 人`} className="card-after">
      {data.rows.length === 0 && <EmptyState title="现在没有人上岗" text="监管人员在手机上点“上岗”后会显示在这里。" />}
      <ul className="on-duty">
        {data.rows.map(({ officer, station, since, place, load }) => (
          <li key={officer.id}>
            <b>{officer.name}</b>
            <span className="faint">{station ?? "县局"}</span>
            <span className="tabular">{formatTime(new Date(since))} 上岗</span>
            <span>{load > 0 ? `在手任务 ${load} 项` : "空闲"}</span>
            <span className="faint">{place ? `${formatTime(new Date(place.at))} 更新位置` : "未共享位置"}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
};

const WeekSteps = ({ monday, onChange }: { monday: Day; onChange: (monday: Day | null) => void }): React.JSX.Element => (
  <Space.Compact>
    <Button icon={<LeftOutlined />} aria-label="上一周" onClick={() => onChange(addDays(monday, -7))} />
    <Button onClick={() => onChange(null)}>本周</Button>
    <Button icon={<RightOutlined />} aria-label="下一周" onClick={() => onChange(addDays(monday, 7))} />
  </Space.Compact>
);

const Week = ({ monday, onPlan }: { monday: Day; onPlan: (day: Day) => void }): React.JSX.Element => {
  const today = useToday();
  const editable = useMayCommand();
  const days = weekFrom(monday);
  const { data, error, refetch } = useRead(dutyApi.roster, { from: monday, to: days[6]! }, { keep: true });
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} className="page-skeleton" />;
  return (
    <div className="week" role="list" aria-label="一周值班表">
      {shiftsByDay(days, data.rows).map(({ day, shifts }, at) => (
        <section key={day} role="listitem" className={day === today ? "week-day is-today" : "week-day"}>
          <header><b>{WEEKDAYS[at]}</b><span className="tabular">{day.slice(5)}</span>{day === today && <Tag color="green">今天</Tag>}</header>
          {shifts.map((shift) => <ShiftCard key={shift.id} shift={shift} editable={editable} />)}
          {shifts.length === 0 && <p className="week-none">未排班</p>}
          {editable && <Button type="dashed" size="small" block icon={<PlusOutlined />} aria-label={`${formatDay(day)}排班`} onClick={() => onPlan(day)}>排班</Button>}
        </section>
      ))}
    </div>
  );
};

/** The duty roster 值班表 of a week, and who is on duty now. */
export const DutyRosterPage = (): React.JSX.Element => {
  const today = useToday();
  const mayCommand = useMayCommand();
  const [params, setParams] = useSearchParams();
  const [planning, setPlanning] = useState<Day | null>(null);
  const asked = DaySchema.safeParse(params.get("week"));
  const monday = mondayOf(asked.success ? asked.data : today);
  return (
    <>
      <PageHead title="值班表" note={`${formatDay(monday)}至${formatDay(addDays(monday, 6))}`} actions={<><WeekSteps monday={monday} onChange={(next) => setParams(next === null ? {} : { week: next }, { replace: true })} />{mayCommand && <Button type="primary" icon={<PlusOutlined />} onClick={() => setPlanning(today)}>排班</Button>}</>} />
      <Week monday={monday} onPlan={setPlanning} />
      {mayCommand && <OnDutyCard />}
      {planning !== null && <PlanShiftDialog day={planning} onClose={() => setPlanning(null)} />}
    </>
  );
};
