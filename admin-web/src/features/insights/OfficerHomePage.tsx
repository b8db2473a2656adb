import { Card, Skeleton } from "antd";
import { Link } from "react-router-dom";
import { SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import { formatDay } from "@sunshine/domain/kernel/day";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { useToday } from "../../platform/clock";
import { useRead } from "../../platform/query";
import { useSession } from "../../platform/session";
import { Bars } from "../../ui/Bars";
import { Face } from "../../ui/Face";
import { count, yuan } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { ShareBar } from "../../ui/ShareBar";
import { ErrorState } from "../../ui/States";
import { StatTile } from "../../ui/StatTile";
import { RecentInspections } from "../inspections/RecentInspections";
import { DueCard, WorkTiles } from "./DueCard";
import { NewsCard } from "./NewsCard";

type Overview = OutputOf<typeof insightApi.overview>;

const gradeCount = ({ establishments }: Overview, grade: string): number => establishments.byGrade.find((one) => one.grade === grade)?.count ?? 0;

const Due = ({ data }: { data: Overview }): React.JSX.Element => {
  const { licenceExpiring30Days, openFindings } = data.inspections;
  return (
    <div className="stat-row">
      <StatTile label="许可 30 天内到期" value={count(licenceExpiring30Days)} unit="户" tone={licenceExpiring30Days > 0 ? "notice" : "plain"} note="提醒换证" to="/establishments?expiresWithin=30&sort=licence_expiry" />
      <StatTile label="待整改问题" value={count(openFindings)} unit="项" tone={openFindings > 0 ? "notice" : "plain"} note="查看不符合的检查" to="/inspections?result=not_conform&result=mostly_conform" />
      <StatTile label="等级一般" value={count(gradeCount(data, "fair"))} unit="户" note="优先安排检查" to="/establishments?grade=fair&sort=last_visit" />
      <StatTile label="待评定、暂不评定" value={count(gradeCount(data, "pending") + gradeCount(data, "blocked"))} unit="户" note="尚无可公示的等级" to="/establishments?grade=pending&grade=blocked" />
      <StatTile label="重点单位" value={count(data.establishments.key)} unit="户" note={`全部 ${count(data.establishments.total)} 户，营业 ${count(data.establishments.open)} 户`} to="/establishments?keyUnit=true" />
    </div>
  );
};

const Today = ({ today: { scans, orders, paidFen, visits, newGrades } }: Pick<Overview, "today">): React.JSX.Element => (
  <Card title="今天" className="today-card">
    <dl className="today-list">
      <div><dt>扫码</dt><dd className="tabular">{count(scans)}<small>次</small></dd></div>
      <div><dt>支付</dt><dd className="tabular">{count(orders)}<small>笔 {yuan(paidFen)}</small></dd></div>
      <div><dt>检查</dt><dd className="tabular">{count(visits)}<small>次</small></dd></div>
      <div><dt>等级变化</dt><dd className="tabular">{count(newGrades)}<small>户</small></dd></div>
    </dl>
  </Card>
);

const Grades = ({ shares, total }: { shares: Overview["establishments"]["byGrade"]; total: number }): React.JSX.Element => (
  <Card title="动态等级" extra={<Link to="/grades">各乡镇分布</Link>}>
    <ShareBar shares={shares} height={14} />
    <ul className="grade-list">
      {shares.map(({ grade, count: shops }) => (
        <li key={grade}>
          <Link to={`/establishments?grade=${grade}`}>
            <Face grade={grade} size={28} />
            <span>{SHOWN_GRADE_LABELS[grade]}</span>
            <b className="tabular">{count(shops)}</b>
            <small className="faint tabular">{total > 0 ? ((shops / total) * 100).toFixed(1) : "0.0"}%</small>
          </Link>
        </li>
      ))}
    </ul>
  </Card>
);

const greeting = (hour: number): string => (hour < 11 ? "早上好" : hour < 13 ? "中午好" : hour < 18 ? "下午好" : "晚上好");

/** The officer's first page 工作台: what is due, today's figures, the latest. */
export const OfficerHomePage = (): React.JSX.Element => {
  const { me } = useSession();
  const today = useToday();
  const { data, error, refetch } = useRead(insightApi.overview, {}, { every: 60_000 });
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 14 }} className="page-skeleton" />;
  const name = me.kind === "officer" ? me.name : "";
  const trend = (field: "scans" | "orders" | "visits") => data.trend.days.map((one) => ({ key: one.day, label: one.day.slice(5), value: one[field], text: count(one[field]) }));
  return (
    <>
      <PageHead title={`${name}，${greeting((new Date().getUTCHours() + 8) % 24)}`} note={`${formatDay(today)}，以下事项请优先处理`} />
      <WorkTiles />
      <div className="home-grid">
        <div className="home-main">
          <DueCard />
          <Card title="档案与等级提醒"><Due data={data} /></Card>
          <Card title="近 14 天" className="trend-card">
            <div className="trend-grid">
              <Bars title="扫码（次）" bars={trend("scans")} tone="sun" />
              <Bars title="支付（笔）" bars={trend("orders")} />
              <Bars title="检查（次）" bars={trend("visits")} tone="info" />
            </div>
          </Card>
          <Card title="最近检查" className="list-card" extra={<Link to="/inspections">全部检查记录</Link>}><RecentInspections /></Card>
        </div>
        <div className="home-side">
          <Today today={data.today} />
          <Grades shares={data.establishments.byGrade} total={data.establishments.total} />
          <NewsCard />
        </div>
      </div>
    </>
  );
};
