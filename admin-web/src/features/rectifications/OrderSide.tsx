import { BellOutlined } from "@ant-design/icons";
import { Card, Descriptions } from "antd";
import { Link } from "react-router-dom";
import { MENDING_CALENDAR } from "@sunshine/config/loop-rules";
import { HANDLING_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatDay, formatInstant } from "@sunshine/domain/kernel/day";
import { workdaysBetween } from "@sunshine/domain/kernel/workdays";
import type { RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { useToday } from "../../platform/clock";
import { daysLeftText } from "../../ui/ClockTag";

/** What runs out when 整改期限, counted in days and in working days. */
export const DeadlineCard = ({ view: { clock, daysLeft, dueOn, firstDueOn, closedOn, state } }: { view: RectificationView }): React.JSX.Element => {
  const today = useToday();
  if (clock === null || daysLeft === null) {
    return <Card title="整改期限"><div className="due-big is-done">{state === "closed" ? "已整改" : "已撤销"}</div><div className="faint">{closedOn && formatDay(closedOn)} · 期限 {formatDay(dueOn)}</div></Card>;
  }
  const workdays = workdaysBetween(today, dueOn, MENDING_CALENDAR);
  return (
    <Card title="整改期限">
      <div className={`due-big is-${clock}`}>{daysLeftText(daysLeft)}</div>
      <div>{formatDay(dueOn)}前完成整改</div>
      <div className="faint">{workdays >= 0 ? `其中 ${workdays} 个工作日` : `已超过 ${-workdays} 个工作日`}</div>
      {dueOn !== firstDueOn && <div className="faint">原定{formatDay(firstDueOn)}，已延期</div>}
    </Card>
  );
};

const EXTENSION_WORDS = { requested: "等待决定", approved: "已同意", refused: "不同意" } as const;

export const ExtensionCard = ({ extension }: { extension: NonNullable<RectificationView["extension"]> }): React.JSX.Element => (
  <Card title="延期申请" extra={<span className={extension.state === "requested" ? "notice-text" : "faint"}>{EXTENSION_WORDS[extension.state]}</span>}>
    <p>申请延至 <b>{formatDay(extension.until)}</b></p>
    <p>{extension.reason}</p>
    <p className="faint tabular">{formatInstant(new Date(extension.requestedAt))}提出</p>
    {extension.decidedAt && <p className="faint">{extension.decidedBy}于{formatInstant(new Date(extension.decidedAt))}决定{extension.decision && `：${extension.decision}`}</p>}
  </Card>
);

/** Facts of the notice and where it comes from. */
export const FactsCard = ({ view, inspectionLink }: { view: RectificationView; inspectionLink: boolean }): React.JSX.Element => (
  <Card title="通知书">
    <Descriptions
      column={1}
      size="small"
      items={[
        { key: "issued", label: "发出日期", children: formatDay(view.issuedOn) },
        { key: "visit", label: "检查日期", children: inspectionLink ? <Link to={`/inspections/${view.inspectionId}`}>{formatDay(view.inspectedOn)}检查记录</Link> : formatDay(view.inspectedOn) },
        { key: "who", label: "检查人员", children: view.inspectors.join("、") },
        { key: "handling", label: "处理意见", children: HANDLING_LABELS[view.handling] },
        { key: "basis", label: "检查依据", children: view.legalBasis },
      ]}
    />
  </Card>
);

const TO: Record<string, string> = { shop: "单位", station: "市场监管所", bureau: "县局" };

/** Reminders and escalations that were given 提醒记录, the latest first. */
export const RemindersCard = ({ reminders }: Pick<RectificationView, "reminders">): React.JSX.Element => (
  <Card title={`提醒记录${reminders.length > 0 ? ` ${reminders.length}` : ""}`}>
    {reminders.length === 0 && <p className="faint">还没有提醒。临期和超期时系统会逐级提醒。</p>}
    <ol className="reminders">
      {reminders.toReversed().map(({ at, rung, to, label }) => (
        <li key={`${at}-${rung}`}>
          <BellOutlined aria-hidden />
          <div><div>提醒{TO[to] ?? to}：{label}</div><small className="faint tabular">{formatInstant(new Date(at))}</small></div>
        </li>
      ))}
    </ol>
  </Card>
);
