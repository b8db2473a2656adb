import { EyeOutlined } from "@ant-design/icons";
import { Alert, Button, Descriptions } from "antd";
import { useState } from "react";
import type { EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { LICENCE_KIND_LABELS, readLicenceNumber } from "@sunshine/domain/establishments/licence-number";
import { useToday } from "../../platform/clock";
import { shortInstant } from "../../ui/options";
import { useTownName } from "../regions/region.hooks";
import { ExpiryText } from "./establishment.columns";
import { PhotoField } from "./PhotoField";
import { RevealContactDialog } from "./RevealContactDialog";

const KITCHENS: Record<EstablishmentView["openKitchen"], string> = { none: "未建设", glass: "透明厨房（玻璃或隔断）", video: "视频厨房" };

const withUnit = (value: number | null, unit: string): string => (value === null ? "未登记" : `${value} ${unit}`);
const orNone = (value: string | null): string => value ?? "未登记";

const licenceKind = (number: string): string => {
  const read = readLicenceNumber(number);
  return "error" in read ? "" : LICENCE_KIND_LABELS[read.kind];
};

const Contact = ({ shop }: { shop: EstablishmentView }): React.JSX.Element => {
  const [asking, setAsking] = useState(false);
  return (
    <>
      {orNone(shop.contactName)} {shop.contactPhone}
      {shop.abilities.includes("reveal_contact") && shop.contactPhone && (
        <Button type="link" size="small" icon={<EyeOutlined />} onClick={() => setAsking(true)}>查看完整号码</Button>
      )}
      {asking && <RevealContactDialog id={shop.id} onClose={() => setAsking(false)} />}
    </>
  );
};

const placeText = ({ lng, lat }: EstablishmentView): string => (lng === null || lat === null ? "未登记" : `东经 ${lng.toFixed(5)}，北纬 ${lat.toFixed(5)}`);

/** What the archive says of a shop 概况. */
export const OverviewTab = ({ shop }: { shop: EstablishmentView }): React.JSX.Element => {
  const today = useToday();
  const townName = useTownName();
  const licence = [
    { key: "operator", label: "经营者", children: shop.operator },
    { key: "legal", label: "法定代表人（负责人）", children: orNone(shop.legalRepresentative) },
    { key: "code", label: "统一社会信用代码", children: <span className="tabular">{shop.creditCode}</span> },
    { key: "licence", label: licenceKind(shop.licenceNumber) || "许可证编号", children: <span className="tabular">{shop.licenceNumber}</span> },
    { key: "issued", label: "发证日期", children: <span className="tabular">{shop.licenceIssuedOn}</span> },
    { key: "expires", label: "有效期至", children: <ExpiryText on={shop.licenceExpiresOn} today={today} /> },
  ];
  const premises = [
    { key: "address", label: "经营场所", span: 2, children: `${townName(shop.townCode)} ${shop.address}` },
    { key: "place", label: "位置", children: <span className="tabular">{placeText(shop)}</span> },
    { key: "contact", label: "联系人", children: <Contact shop={shop} /> },
    { key: "area", label: "使用面积", children: withUnit(shop.areaM2, "平方米") },
    { key: "seats", label: "餐位", children: withUnit(shop.seats, "个") },
    { key: "meals", label: "最大供餐人数", children: withUnit(shop.mealsServed, "人/日") },
    { key: "kitchen", label: "明厨亮灶", children: KITCHENS[shop.openKitchen] },
  ];
  const payment = [
    { key: "sub", label: "微信支付特约商户号", children: shop.subMchid ?? "未开通" },
    { key: "hint", label: "未开通时的付款说明", children: shop.paymentHint ?? "无" },
    { key: "updated", label: "档案更新", children: <span className="tabular">{shortInstant(shop.updatedAt)}（第 {shop.version} 版）</span> },
  ];
  return (
    <div className="overview">
      {shop.warnings.map((warning) => <Alert key={warning} type="warning" showIcon title={warning} />)}
      <div className="overview-top">
        <Descriptions title="许可" column={2} items={licence} />
        <PhotoField shop={shop} editable={shop.abilities.includes("edit")} />
      </div>
      <Descriptions title="场所与联系" column={2} items={premises} />
      <Descriptions title="收款" column={2} items={payment} />
    </div>
  );
};
