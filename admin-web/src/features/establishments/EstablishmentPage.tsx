import { AuditOutlined, EditOutlined, EnvironmentOutlined } from "@ant-design/icons";
import { Button, Card, Skeleton, Space, Tabs, Tag } from "antd";
import { Link, useParams, useSearchParams } from "react-router-dom";
import { establishmentApi, type EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import { SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { daysBetween, formatDay } from "@sunshine/domain/kernel/day";
import { useToday } from "../../platform/clock";
import { useRead } from "../../platform/query";
import { Face } from "../../ui/Face";
import { ErrorState } from "../../ui/States";
import { GradeTab } from "../grades/GradeTab";
import { ShopInspections } from "../inspections/ShopInspections";
import { useTownName } from "../regions/region.hooks";
import { CodesTab } from "./codes/CodesTab";
import { Marks, StateTag } from "./establishment.columns";
import { EstablishmentTimeline } from "./EstablishmentTimeline";
import { OverviewTab } from "./OverviewTab";
import { PeopleTab } from "./PeopleTab";
import { SetStateButton } from "./SetStateButton";

const HeadFacts = ({ shop }: { shop: EstablishmentView }): React.JSX.Element => {
  const today = useToday();
  const townName = useTownName();
  return (
    <div className="shop-facts">
      <StateTag state={shop.state} />
      <Marks row={shop} />
      <span>{ESTABLISHMENT_TYPE_LABELS[shop.type]}</span>
      <span>{townName(shop.townCode)}</span>
      <span className="tabular">{shop.lastVisitOn ? `${formatDay(shop.lastVisitOn)}检查 · ${daysBetween(shop.lastVisitOn, today)} 天前` : "尚未检查"}</span>
      {shop.lng === null && <Tag icon={<EnvironmentOutlined />} color="orange">未登记位置</Tag>}
    </div>
  );
};

const HeadActions = ({ shop }: { shop: EstablishmentView }): React.JSX.Element => {
  const can = (ability: EstablishmentView["abilities"][number]): boolean => shop.abilities.includes(ability);
  return (
    <Space>
      {can("set_state") && <SetStateButton shop={shop} />}
      {can("edit") && <Link to={`/establishments/${shop.id}/edit`}><Button icon={<EditOutlined />}>修改档案</Button></Link>}
      {can("inspect") && shop.state !== "closed" && <Link to={`/inspections/new?establishment=${shop.id}`}><Button type="primary" icon={<AuditOutlined />}>登记检查</Button></Link>}
    </Space>
  );
};

const ShopHead = ({ shop }: { shop: EstablishmentView }): React.JSX.Element => (
  <header className="shop-head">
    <Link to="/establishments" className="page-back">‹ 主体档案</Link>
    <div className="shop-head-row">
      <Face grade={shop.grade} size={64} />
      <div className="shop-head-text">
        <h1>{shop.name}</h1>
        <HeadFacts shop={shop} />
      </div>
      <div className="shop-head-grade">
        <b className={`grade-${shop.grade}`}>{SHOWN_GRADE_LABELS[shop.grade]}</b>
        <small>动态等级</small>
      </div>
      <div className="shop-head-grade">
        <b>{shop.annualGrade ?? "—"}</b>
        <small>年度等级</small>
      </div>
      <div className="shop-head-actions"><HeadActions shop={shop} /></div>
    </div>
  </header>
);

/** One establishment 主体档案详情: head that stays, tabs, and one timeline at the right. */
export const EstablishmentPage = (): React.JSX.Element => {
  const { id = "" } = useParams();
  const [params, setParams] = useSearchParams();
  const { data: shop, error, refetch } = useRead(establishmentApi.get, { id });
  if (error && !shop) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!shop) return <Skeleton active avatar={{ size: 64 }} paragraph={{ rows: 12 }} className="page-skeleton" />;
  const items = [
    { key: "overview", label: "概况", children: <OverviewTab shop={shop} /> },
    { key: "grade", label: "等级", children: <GradeTab establishmentId={id} /> },
    { key: "inspections", label: "检查", children: <ShopInspections establishmentId={id} /> },
    { key: "codes", label: "收银码", children: <CodesTab establishmentId={id} shopName={shop.name} editable={shop.abilities.includes("manage_codes")} /> },
    { key: "people", label: "人员", children: <PeopleTab establishmentId={id} editable={shop.abilities.includes("manage_people")} /> },
  ];
  return (
    <div className="shop-page">
      <ShopHead shop={shop} />
      <div className="shop-body">
        <Card className="shop-main">
          <Tabs activeKey={params.get("tab") ?? "overview"} onChange={(tab) => setParams(tab === "overview" ? {} : { tab }, { replace: true })} destroyOnHidden items={items} />
        </Card>
        <Card className="shop-side" title="时间线">
          <EstablishmentTimeline establishmentId={id} />
        </Card>
      </div>
    </div>
  );
};
