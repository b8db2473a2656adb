import { Alert, Button, Card, Descriptions, Skeleton, Space } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { honourApi, type HonourView } from "@sunshine/domain/honours/honour.contract";
import { HONOUR_MOVE_LABELS } from "@sunshine/domain/honours/honour.states";
import { HONOUR_GRAVITY_LABELS, HONOUR_GROUND_LABELS } from "@sunshine/domain/honours/honour.vocabulary";
import { formatDay, formatInstant } from "@sunshine/domain/kernel/day";
import { useRead } from "../../platform/query";
import { PageHead } from "../../ui/PageHead";
import { ErrorState } from "../../ui/States";
import { useTownName } from "../regions/region.hooks";
import { DecideDialog, HONOUR_ACTS, type HonourAct } from "./DecideDialog";
import { HonourListTag, HonourStateTag } from "./honour.columns";

const SOURCE_WORDS = { inspection: "检查记录", rectification: "责令整改通知" } as const;

const sourcePath = ({ kind, id }: NonNullable<HonourView["source"]>): string => `/${kind === "inspection" ? "inspections" : "rectifications"}/${id}`;

const Facts = ({ view }: { view: HonourView }): React.JSX.Element => (
  <Card title="依据">
    <Descriptions
      column={1}
      size="small"
      items={[
        { key: "ground", label: "列入情形", children: HONOUR_GROUND_LABELS[view.ground] },
        { key: "reason", label: "公示事由", children: view.reason },
        { key: "basis", label: "事实依据", children: view.source ? <Link to={sourcePath(view.source)}>{view.basis}（{SOURCE_WORDS[view.source.kind]}）</Link> : view.basis },
        { key: "fact", label: "事实日期", children: formatDay(view.factOn) },
        ...(view.list === "black" ? [{ key: "gravity", label: "失信程度", children: HONOUR_GRAVITY_LABELS[view.gravity] }] : []),
      ]}
    />
  </Card>
);

const Statement = ({ view }: { view: HonourView }): React.JSX.Element | null =>
  view.statementUntil === null ? null : (
    <Card title="单位陈述申辩" extra={<span className="faint tabular">截止{formatDay(view.statementUntil)}</span>}>
      {view.statement === null ? <p className="faint">单位还没有陈述。期满后可以决定。</p> : <p className="honour-statement">{view.statement}</p>}
      {view.statedAt && <small className="faint tabular">{formatInstant(new Date(view.statedAt))}提交</small>}
    </Card>
  );

const Term = ({ view: { state, from, to, endedOn } }: { view: HonourView }): React.JSX.Element => (
  <Card title="公示期">
    {from === null ? <p className="faint">尚未公示</p> : <div className="due-big is-done">{formatDay(from)}</div>}
    {to !== null && <div>至{formatDay(to)}</div>}
    {endedOn !== null && <div className="faint">{formatDay(endedOn)}{state === "dropped" ? "决定不予列入" : "移出"}</div>}
  </Card>
);

const Steps = ({ view }: { view: HonourView }): React.JSX.Element => (
  <Card title="办理过程">
    <ol className="reminders">
      {view.steps.toReversed().map(({ at, move, by, text }) => (
        <li key={at + move}>
          <i aria-hidden />
          <div><div><b>{HONOUR_MOVE_LABELS[move]}</b> {text}</div><small className="faint tabular">{by} {formatInstant(new Date(at))}</small></div>
        </li>
      ))}
    </ol>
  </Card>
);

const Entry = ({ view }: { view: HonourView }): React.JSX.Element => {
  const [act, setAct] = useState<HonourAct | null>(null);
  const townName = useTownName();
  const acts = view.abilities.filter((ability) => ability !== "state");
  return (
    <>
      <PageHead
        back={{ to: "/honours", label: "红黑榜" }}
        title={view.establishmentName}
        note={<span className="head-facts"><HonourListTag list={view.list} /><HonourStateTag state={view.state} /><span>{townName(view.townCode)}</span><Link to={`/establishments/${view.establishmentId}`}>主体档案</Link></span>}
        actions={<Space>{acts.map((name) => <Button key={name} {...(name === "list" || name === "notify" ? { type: "primary" as const } : {})} onClick={() => setAct(name)}>{HONOUR_ACTS[name].label}</Button>)}</Space>}
      />
      {view.state === "noticed" && view.abilities.includes("list") && <Alert type="info" showIcon className="form-alert" title={view.statement === null ? `已告知单位，可在${formatDay(view.statementUntil ?? view.factOn)}前陈述申辩。` : "单位已经陈述，请审阅后决定。"} />}
      <div className="detail-grid">
        <div className="detail-main"><Facts view={view} /><Statement view={view} /></div>
        <aside className="detail-side"><Term view={view} /><Steps view={view} /></aside>
      </div>
      {act && <DecideDialog view={view} act={act} onClose={() => setAct(null)} />}
    </>
  );
};

/** One entry of the red or black list 红黑榜记录: its facts, what the shop says, what was decided. */
export const HonourPage = (): React.JSX.Element => {
  const { id = "" } = useParams();
  const { data: view, error, refetch } = useRead(honourApi.get, { id });
  if (error && !view) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!view) return <Skeleton active paragraph={{ rows: 10 }} className="page-skeleton" />;
  return <Entry view={view} />;
};
