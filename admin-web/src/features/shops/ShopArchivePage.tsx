import { Card, Skeleton, Tabs } from "antd";
import { useSearchParams } from "react-router-dom";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { useRead } from "../../platform/query";
import { ErrorState } from "../../ui/States";
import { EstablishmentTimeline } from "../establishments/EstablishmentTimeline";
import { OverviewTab } from "../establishments/OverviewTab";
import { PeopleTab } from "../establishments/PeopleTab";
import { GradeTab } from "../grades/GradeTab";
import { ShopFrame } from "./ShopFrame";

const Archive = ({ establishmentId }: { establishmentId: string }): React.JSX.Element => {
  const [params, setParams] = useSearchParams();
  const { data: shop, error, refetch } = useRead(establishmentApi.get, { id: establishmentId });
  if (error && !shop) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!shop) return <Skeleton active paragraph={{ rows: 12 }} />;
  const items = [
    { key: "overview", label: "概况", children: <OverviewTab shop={shop} /> },
    { key: "grade", label: "等级", children: <GradeTab establishmentId={establishmentId} /> },
    { key: "people", label: "人员", children: <PeopleTab establishmentId={establishmentId} editable={shop.abilities.includes("manage_people")} /> },
    { key: "timeline", label: "时间线", children: <EstablishmentTimeline establishmentId={establishmentId} /> },
  ];
  return (
    <Card>
      <Tabs activeKey={params.get("tab") ?? "overview"} onChange={(tab) => setParams({ tab }, { replace: true })} destroyOnHidden items={items} />
    </Card>
  );
};

/** The shop's own archive 本店档案; changes go through the station. */
export const ShopArchivePage = (): React.JSX.Element => <ShopFrame title="本店档案">{({ establishmentId }) => <Archive establishmentId={establishmentId} />}</ShopFrame>;
