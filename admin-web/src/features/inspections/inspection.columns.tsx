import { Tag, type TableProps } from "antd";
import { Link } from "react-router-dom";
import type { InspectionRow } from "@sunshine/domain/inspections/inspection.contract";
import { INSPECTION_KIND_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { GradeMark } from "../../ui/Face";
import { ResultText } from "./ProvisionalPanel";

type Columns = NonNullable<TableProps<InspectionRow>["columns"]>;

const FailsText = ({ row: { fails, keyFails, openFindings } }: { row: InspectionRow }): React.JSX.Element => {
  if (fails === 0) return <span className="faint">无</span>;
  return (
    <span className="tabular">
      {fails} 项{keyFails > 0 && <span className="bad-text">（关键项 {keyFails}）</span>}
      {openFindings > 0 ? <Tag color="orange" className="tag-after">待整改 {openFindings}</Tag> : <Tag color="green" className="tag-after">已整改</Tag>}
    </span>
  );
};

/** Columns of inspection lists 检查记录; `withShop` is off inside one shop's page. */
export const inspectionColumns = (withShop: boolean, townName: (code: string) => string): Columns => [
  { title: "检查日期", key: "on", width: 112, render: (_, { id, visitedOn, voided }) => <span className="tabular"><Link to={`/inspections/${id}`}>{visitedOn}</Link>{voided && <Tag className="tag-after">已作废</Tag>}</span> },
  ...(withShop
    ? ([
        { title: "单位名称", key: "shop", width: 236, render: (_, { establishmentId, establishmentName }) => <Link to={`/establishments/${establishmentId}`}>{establishmentName}</Link> },
        { title: "乡镇", key: "town", width: 84, render: (_, { townCode }) => townName(townCode) },
      ] satisfies Columns)
    : []),
  { title: "类型", key: "kind", width: 112, render: (_, { kind, mode }) => <>{INSPECTION_KIND_LABELS[kind]}{mode === "remote" && <Tag className="tag-after">远程</Tag>}</> },
  { title: "得分", key: "score", width: 60, align: "right", render: (_, { score }) => <span className="tabular">{score.toFixed(1)}</span> },
  { title: "结果", key: "result", width: 84, render: (_, { result }) => <ResultText result={result} /> },
  { title: "动态等级", key: "grade", width: 100, render: (_, { grade }) => (grade ? <GradeMark grade={grade} /> : <span className="faint">不评定</span>) },
  { title: "不符合项", key: "fails", width: 176, render: (_, row) => <FailsText row={row} /> },
  { title: "检查人员", key: "who", render: (_, { inspectors }) => inspectors.join("、") },
];
