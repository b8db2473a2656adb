import { Card, Skeleton } from "antd";
import { Link } from "react-router-dom";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { gradeApi } from "@sunshine/domain/grades/grade.contract";
import { ANNUAL_GRADE_LABELS, SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { daysBetween, formatDay } from "@sunshine/domain/kernel/day";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { useToday } from "../../platform/clock";
import { useRead } from "../../platform/query";
import { Bars } from "../../ui/Bars";
import { Face } from "../../ui/Face";
import { count, yuan } from "../../ui/options";
import { ErrorState } from "../../ui/States";
import { StatTile } from "../../ui/StatTile";
import { ExpiryText } from "../establishments/establishment.columns";
import { ShopFrame } from "./ShopFrame";

const GradeCard = ({ establishmentId }: { establishmentId: string }): React.JSX.Element => {
  const today = useToday();
  const { data: grade, error, refetch } = useRead(gradeApi.get, { establishmentId });
  if (error && !grade) return <Card><ErrorState error={error} retry={() => void refetch()} /></Card>;
  if (!grade) return <Card loading />;
  return (
    <Card title="本店等级" extra={<Link to="/archive?tab=grade">怎样得出</Link>}>
      <div className="grade-standing">
        <Face grade={grade.shown} size={76} />
        <div>
          <div className={`grade-word grade-${grade.shown}`}>{SHOWN_GRADE_LABELS[grade.shown]}</div>
          <div className="faint">{grade.lastVisitOn ? `${formatDay(grade.lastVisitOn)}检查 · ${daysBetween(grade.lastVisitOn, today)} 天前` : "尚未检查"}</div>
          <div className="faint">{grade.annual ? ANNUAL_GRADE_LABELS[grade.annual] : "暂无年度等级"}</div>
        </div>
      </div>
      {grade.alerts.map((alert) => <p key={alert} className="notice-text">{alert}</p>)}
    </Card>
  );
};

const Licence = ({ establishmentId }: { establishmentId: string }): React.JSX.Element => {
  const today = useToday();
  const { data: shop } = useRead(establishmentApi.get, { id: establishmentId });
  if (!shop) return <Card loading />;
  return (
    <Card title="许可" extra={<Link to="/archive">本店档案</Link>}>
      <p className="card-text">有效期至 <ExpiryText on={shop.licenceExpiresOn} today={today} /></p>
      {shop.warnings.map((warning) => <p key={warning} className="notice-text">{warning}</p>)}
      <p className="faint">{shop.subMchid ? "微信支付已开通，顾客付款直接进入本店商户号。" : "尚未开通微信支付：顾客扫码可以看等级，付款请按店内说明。"}</p>
    </Card>
  );
};

const Takings = ({ establishmentId }: { establishmentId: string }): React.JSX.Element => {
  const { data, error, refetch } = useRead(paymentApi.takings, { establishmentId }, { every: 60_000 });
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />;
  return (
    <>
      <div className="stat-row">
        <StatTile label="今日收款" value={yuan(data.paidFen)} to="/orders" note={`${count(data.orders)} 笔`} tone="good" />
        <StatTile label="今日退款" value={yuan(data.refundedFen)} to="/orders" />
        <StatTile label="今日扫码" value={count(data.scans)} unit="次" note="看过本店等级的顾客" to="/codes" />
      </div>
      <Card className="card-after"><Bars title="近七日收款（元）" bars={data.week.map(({ day, paidFen }) => ({ key: day, label: day.slice(5), value: paidFen, text: yuan(paidFen) }))} height={160} /></Card>
    </>
  );
};

/** What the supervision waits for 监管待办, where there is something. */
const Asked = ({ establishmentId }: { establishmentId: string }): React.JSX.Element | null => {
  const { data: orders } = useRead(rectificationApi.counts, { establishmentId });
  const { data: cases } = useRead(complaintApi.ofShop, { establishmentId, limit: 50 });
  if (!orders || !cases) return null;
  const running = orders.within + orders.near + orders.overdue;
  const unanswered = cases.rows.filter(({ mayState, statements }) => mayState && statements.length === 0).length;
  if (running + unanswered === 0) return null;
  return (
    <div className="stat-row">
      {running > 0 && <StatTile label="责令整改" value={count(running)} unit="份" tone={orders.overdue > 0 ? "bad" : "notice"} note={orders.overdue > 0 ? `其中超期 ${orders.overdue} 份，请立即反馈` : `临期 ${orders.near} 份`} to="/rectifications" />}
      {unanswered > 0 && <StatTile label="待说明的投诉" value={count(unanswered)} unit="件" tone="notice" note="请如实说明情况" to="/complaints" />}
    </div>
  );
};

/** The shop's first page 本店概览. */
export const ShopHomePage = (): React.JSX.Element => (
  <ShopFrame title="本店概览">
    {({ establishmentId }) => (
      <div className="home-grid">
        <div className="home-main"><Asked establishmentId={establishmentId} /><Takings establishmentId={establishmentId} /></div>
        <div className="home-side">
          <GradeCard establishmentId={establishmentId} />
          <Licence establishmentId={establishmentId} />
        </div>
      </div>
    )}
  </ShopFrame>
);
