import { Alert, Card, Descriptions, Tag } from "antd";
import { Link } from "react-router-dom";
import { inspectionApi, type InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { SIGNING_LABELS, VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { SIGNATURE_SHEET, signaturePath } from "@sunshine/domain/inspections/signature";
import { CLOCK_VERDICT_LABELS, formatVisit } from "@sunshine/domain/inspections/visit-clock";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { formatDistance } from "@sunshine/domain/kernel/coordinates";
import { useRead } from "../../platform/query";
import { EvidenceStrip } from "../evidence/EvidenceStrip";

type Timing = NonNullable<InspectionView["visit"]>;

const placeText = ({ startPlace, distanceM }: Timing): string => {
  if (startPlace === null) return "没有定位";
  const where = `东经 ${startPlace.lng.toFixed(5)}，北纬 ${startPlace.lat.toFixed(5)}`;
  return distanceM === null ? where : `${where}，距该单位 ${formatDistance(distanceM)}`;
};

const clockText = ({ clock, skewSeconds }: Timing): string =>
  clock === "trusted" || skewSeconds === null ? CLOCK_VERDICT_LABELS[clock] : `${CLOCK_VERDICT_LABELS[clock]}（相差 ${Math.round(Math.abs(skewSeconds) / 60)} 分钟）`;

const timingFacts = (visit: Timing) => [
  { key: "when", label: "检查时间", children: <span className="tabular">{formatVisit({ startedAt: new Date(visit.startedAt), endedAt: new Date(visit.endedAt) })}</span> },
  { key: "where", label: "检查地点", children: placeText(visit) },
  { key: "clock", label: "手机时间", children: clockText(visit) },
];

const taskFact = ({ id, number, finished, left }: NonNullable<InspectionView["task"]>) => ({
  key: "task",
  label: "来自任务",
  children: <><Link to={`/dispatches/${id}`}>{number}</Link> {finished ? <Tag color="green">已一并办结</Tag> : <span className="faint">{left ?? "未办结"}</span>}</>,
});

/** When and where the visit took place, and what it came from 检查过程. */
export const VisitCard = ({ view }: { view: InspectionView }): React.JSX.Element | null => {
  const facts = [...(view.visit ? timingFacts(view.visit) : []), ...(view.task ? [taskFact(view.task)] : [])];
  const { provisional } = view;
  if (facts.length === 0 && (provisional === null || provisional.agrees)) return null;
  return (
    <Card title="检查过程" className="card-after">
      {provisional && !provisional.agrees && (
        <Alert type="warning" showIcon className="form-alert" title={`现场暂计为 ${provisional.score.toFixed(1)} 分、${VISIT_RESULT_LABELS[provisional.result]}，与系统结果不同；以系统结果为准。`} />
      )}
      <Descriptions column={2} items={facts} />
    </Card>
  );
};

/** Pictures of the place under their names 场所图片. */
export const PicturesCard = ({ pictures }: Pick<InspectionView, "pictures">): React.JSX.Element | null =>
  pictures.length === 0 ? null : (
    <Card title="场所图片" className="card-after">
      <div className="record-pictures">
        {pictures.map(({ name, ...evidence }) => (
          <figure key={evidence.id}>
            <EvidenceStrip evidence={[evidence]} size={140} />
            <figcaption>{name}</figcaption>
          </figure>
        ))}
      </div>
    </Card>
  );

const Refusal = ({ refusal: { reason, witness, capacity } }: { refusal: NonNullable<InspectionView["signing"]["refusal"]> }): React.JSX.Element => (
  <Descriptions column={2} items={[{ key: "why", label: "拒签情况", children: reason }, { key: "who", label: "见证人", children: capacity === "" ? witness : `${witness}（${capacity}）` }]} />
);

/** How both sides signed 签字, with what they wrote. */
export const SigningCard = ({ view: { id, signing } }: { view: InspectionView }): React.JSX.Element => {
  const { data } = useRead(inspectionApi.signatures, { id }, { enabled: signing.kind !== "paper", staleTime: Infinity });
  return (
    <Card title="签字" extra={<span className="faint">{SIGNING_LABELS[signing.kind]}</span>} className="card-after">
      {signing.kind === "paper" && <p className="faint">双方签字见存档的纸质记录表。</p>}
      {signing.refusal && <Refusal refusal={signing.refusal} />}
      <div className="record-signatures">
        {(data?.rows ?? []).map(({ side, name, signedAt, strokes }) => (
          <figure key={side + name}>
            <svg viewBox={`0 0 ${SIGNATURE_SHEET.width} ${SIGNATURE_SHEET.height}`} role="img" aria-label={`${name}的签名`}>
              <path d={signaturePath(strokes)} fill="none" stroke="currentColor" strokeWidth="9" strokeLinecap="round" strokeLinejoin="round" />
            </svg>
            <figcaption>{side === "officer" ? "检查人员" : (signing.shop?.capacity ?? "单位")} {name}<small className="faint tabular">{formatInstant(new Date(signedAt))}</small></figcaption>
          </figure>
        ))}
      </div>
    </Card>
  );
};
