import { ESTABLISHMENT_STATE_LABELS, ESTABLISHMENT_TYPE_LABELS } from "@sunshine/domain/establishments/establishment.vocabulary";
import { establishmentApi, type EstablishmentView } from "@sunshine/domain/establishments/establishment.contract";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { CASE_CATEGORY_LABELS, CASE_KIND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { SHOWN_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { useRead } from "../../../../platform/query";
import { Face } from "../../../../ui/Face";
import { daysLeftText } from "../../../../ui/ClockTag";
import { draftOfShop } from "../../../dispatches/task-draft";
import { useTownName } from "../../../regions/region.hooks";
import { RaiseButton } from "../RaiseButton";
import { RowButton } from "../RowButton";
import { Acts, ConsoleLink, Facts, Head, Loading } from "./Record";
import { RunningTask } from "./RunningTask";

const FEW = 5;

/** What is open at this shop: complaints and orders. */
const Open = ({ id }: { id: string }): React.JSX.Element | null => {
  const cases = useRead(complaintApi.list, { open: true, establishmentId: id, limit: FEW }, { every: 60_000 }).data?.rows ?? [];
  const orders = useRead(rectificationApi.list, { open: true, establishmentId: id, limit: FEW }, { every: 60_000 }).data?.rows ?? [];
  if (cases.length + orders.length === 0) return null;
  return (
    <>
      <h3>在办</h3>
      <ol className="side-rows">
        {cases.map((one) => <RowButton key={one.id} panel={{ kind: "record", record: { kind: "case", id: one.id } }} title={`${CASE_KIND_LABELS[one.kind]} · ${CASE_CATEGORY_LABELS[one.category]}`} text={`${one.number}${one.deadline ? ` · ${daysLeftText(one.deadline.daysLeft)}` : ""}`} />)}
        {orders.map((one) => <RowButton key={one.id} panel={{ kind: "record", record: { kind: "order", id: one.id } }} title={`责令整改 · ${one.open} 项未改`} text={`${one.number}${one.daysLeft === null ? "" : ` · ${daysLeftText(one.daysLeft)}`}`} />)}
      </ol>
    </>
  );
};

const Shop = ({ view }: { view: EstablishmentView }): React.JSX.Element => {
  const townName = useTownName();
  return (
    <>
      <Head kicker={ESTABLISHMENT_TYPE_LABELS[view.type]} title={view.name} {...(view.state !== "open" && { tag: ESTABLISHMENT_STATE_LABELS[view.state], tone: "near" })} />
      <p className="shop-grade"><Face grade={view.grade} size={72} /><span><b>{SHOWN_GRADE_LABELS[view.grade]}</b><small>{view.lastVisitOn ? `${formatDay(view.lastVisitOn)}检查` : "尚未检查"}</small></span></p>
      <Facts
        facts={[
          { label: "地址", value: `${townName(view.townCode)} ${view.address}` },
          { label: "许可证", value: `${view.licenceNumber}，${formatDay(view.licenceExpiresOn)}到期` },
          view.keyUnit ? { label: "标记", value: "重点单位" } : null,
        ]}
      />
      <Open id={view.id} />
      <RunningTask establishmentId={view.id} />
      <Acts>
        <RaiseButton draft={draftOfShop(view)} />
        <ConsoleLink to={`/establishments/${view.id}`}>打开主体档案</ConsoleLink>
      </Acts>
    </>
  );
};

export const ShopRecord = ({ id }: { id: string }): React.JSX.Element => <Loading read={useRead(establishmentApi.get, { id }, { every: 60_000 })}>{(view) => <Shop view={view} />}</Loading>;
